/** What is wrong, in all homes that are open. */
import { deferred } from '../../components/deferred.tsx'

export { nextProblemThread } from './next.ts'
export { chooseProblems, EVERYTHING, problemsStore } from './store.ts'
export { type ProblemsView, problemsView, showView as showProblemsView } from './view.ts'

export const ProblemsPage = deferred(async () => (await import('./ProblemsPage.tsx')).ProblemsPage)
