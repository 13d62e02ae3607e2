import { catalogue } from '../../src/main/engine/doctor/catalogue.ts'
import type { Check, CheckSubject } from '../../src/main/engine/doctor/check.ts'

/** docs/problems.md, made from the catalogue of checks. */

const INTRODUCTION = `# Problems

Everything that Skein reports about files and folders, by the name that stands in filters, in \`skein check --json\` and in
the problem lists of the window. No problem stops the rest from being read, and none makes Skein write anything. This page
is made from \`src/main/engine/doctor/checks\` by \`npm run schema\`.

* **error**: something cannot be read as it was meant. **warning**: it can be read, but not all of it, or not with trust.
  **info**: a remark; it is listed and does not count in a thread's or a home's number of problems. The account of a file's
  lines has three parts that add up; the third counts all lines with problems or remarks of the first table.
* A problem names its file or folder below the home. One of a single line also has the number of the line (from 1) and its
  offset in bytes, in the uncompressed text. What the head says stands at the line of the head, most often the first; one that
  is missing or cannot be read has no line. A file keeps at most 1,000 of each check; their number is exact.
* **Threads that are not opened** (paginated ones, and those whose history mode is unknown) are checked by their heads and by
  the *structure* of their lines alone: kinds, times, numbers, lengths, whether they are JSON and UTF-8. No text of a
  payload is looked at, and none can be in a finding (\`src/main/engine/doctor/structure\`). Their findings say
  \`scope: structure\`. Checks marked ▪ need the records themselves, so these threads are not checked for them.
`

const HEADINGS: readonly (readonly [CheckSubject, string, string])[] = [
  ['line', 'Lines', ''],
  [
    'head',
    'Heads',
    'A thread whose head has one of the first six cannot be opened: its history mode is unknown ([format](format.md), "History mode").',
  ],
  ['order', 'Times and numbers', ''],
  ['turn', 'Turns and calls', ''],
  ['file', 'Files', ''],
  [
    'home',
    'Homes',
    'What is beside the files is compared with them, and the files with each other. A thread in several files that go on with each other (`history_base`, two ids in a name) is one thread.',
  ],
]

/** The text of the page. */
export function problemsPage(): string {
  const sections = HEADINGS.map(([about, heading, words]) => {
    const rows = catalogue.filter(check => check.about === about).map(rowOf)
    const intro = words === '' ? '' : `${words}\n\n`
    const head = '| check | severity | what it means | what to do |\n|---|---|---|---|'
    return `\n## ${heading}\n\n${intro}${head}\n${rows.join('\n')}\n`
  })
  return INTRODUCTION + sections.join('')
}

function rowOf({ name, severity, title, meaning, remedy, rules }: Check): string {
  const mark = rules?.records !== undefined && rules.structure === undefined ? ' ▪' : ''
  return `| \`${name}\`${mark} | ${severity} | **${title}.** ${meaning} | ${remedy} |`
}
