// `npm run test:e2e`: the Playwright tests on the real app; all arguments are Playwright's.
import { onEndRequest } from './bootstrap/parent.mjs'
import { runPlaywright } from './test/playwright.ts'

onEndRequest(() => process.exit(1))
process.exit(await runPlaywright(process.argv.slice(2)))
