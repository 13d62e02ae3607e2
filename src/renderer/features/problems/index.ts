/** What is wrong, in all homes that are open. */
export { ProblemsPage } from './ProblemsPage.tsx'
