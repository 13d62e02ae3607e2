/** How far a person is with what is wrong: what is known, what is done. */
export { STATES, StateChoice } from './StateChoice.tsx'
export {
  followTriage,
  type KnownProblem,
  knownBy,
  knownFailuresIn,
  knownIn,
  setTriage,
  triageStore,
  useTriage,
} from './store.ts'
