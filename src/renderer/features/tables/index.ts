/** Tables of numbers with the ways out of them, and what stands around them: large figures, bars over time. */
export { CsvMenu, type CsvSource } from './CsvMenu.tsx'
export { CsvTools } from './CsvTools.tsx'
export { type Column, DataTable } from './DataTable.tsx'
export { Figures } from './Figures.tsx'
export { ThreadLink } from './ThreadLink.tsx'
export { BARS_HEIGHT, type BarPlace, TimeBars } from './TimeBars.tsx'
