/** What threads used: tokens over time and by what they were used for. */
export { UsagePage } from './UsagePage.tsx'
