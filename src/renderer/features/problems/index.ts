/** What is wrong, in all homes that are open. */
export { nextProblemThread } from './next.ts'
export { ProblemsPage } from './ProblemsPage.tsx'
export { chooseProblems, EVERYTHING, problemsStore } from './store.ts'
export { showView as showProblemsView } from './view.ts'
