// `npm run typecheck`: each runtime's sources against what that runtime has.
import { checkTypes } from './test/steps.ts'

process.exit((await checkTypes()) ? 0 : 1)
