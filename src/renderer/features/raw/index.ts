/** Every line of a thread's file, as it stands there. */
export { RawView } from './RawView.tsx'
