/** Which page of the window is shown. */
export { type Page, showPage, usePage } from './store.ts'
