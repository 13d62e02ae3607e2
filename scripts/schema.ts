// `npm run schema`: writes docs/schema from the schemas in the code, and docs/problems.md from the catalogue of checks.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaFiles } from './schema/files.ts'
import { problemsPage } from './schema/problems-page.ts'
import { root } from './setup/paths.ts'

const folder = join(root, 'docs', 'schema')
const files = schemaFiles()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.json') && !files.has(name)) rmSync(join(folder, name))
for (const [name, text] of files) writeFileSync(join(folder, name), text)
writeFileSync(join(root, 'docs', 'problems.md'), problemsPage())
console.log(`Wrote ${files.size} schemas into docs/schema`)
