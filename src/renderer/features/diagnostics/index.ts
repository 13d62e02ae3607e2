/** What the doctor has to say of one thread. */
export { Diagnostics } from './Diagnostics.tsx'
