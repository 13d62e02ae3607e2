/** Where the head of each file stands: what is found of a head leads there. All beginnings are read again for it. */
export const headPlaces = {
  version: 16,
  sql: `
UPDATE files SET fingerprint = '', facts = json_set(facts, '$.headAt', NULL);
`,
} as const
