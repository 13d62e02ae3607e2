/** Every line of a thread's file, as it stands there. */
export { RawView } from './RawView.tsx'
export { rawKeyLines } from './raw-keys.ts'
export { chosenLine } from './store.ts'
