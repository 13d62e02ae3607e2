/** Which page of the window is shown, and the frame of those that are read from top to bottom. */
export { Aside, PageFrame, PageHead } from './PageFrame.tsx'
export { currentPage, followPage, type Page, showPage, usePage } from './store.ts'
