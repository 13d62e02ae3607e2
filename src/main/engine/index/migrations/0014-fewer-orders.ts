/** Orders that lists take from memory (threads/table) and that nothing asks the database for: each cost every row its time. */
export const fewerOrders = {
  version: 14,
  sql: `
DROP INDEX threads_name;
DROP INDEX threads_size;
DROP INDEX threads_tokens;
`,
} as const
