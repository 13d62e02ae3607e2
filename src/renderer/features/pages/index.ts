/** Which page of the window is shown. */
export { currentPage, type Page, showPage, usePage } from './store.ts'
