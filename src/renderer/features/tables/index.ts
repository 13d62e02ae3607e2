/** Tables of numbers, with the ways out of them. */
export { type Column, DataTable } from './DataTable.tsx'
