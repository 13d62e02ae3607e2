/** Which page of the window is shown. */
export { currentPage, followPage, type Page, showPage, usePage } from './store.ts'
