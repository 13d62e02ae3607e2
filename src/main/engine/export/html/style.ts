import { createHash } from 'node:crypto'

/** The one style sheet of HTML documents. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1d22; --quiet: #5d6470; --line: #d9dce2; --page: #fff; --panel: #f5f6f8;
  --said: #eef3fd; --bad: #b3261e; --add: #11682f; --add-bg: #e6f5ea; --del: #a4262c; --del-bg: #fbe9ea; --at: #5b3fa8 }
@media (prefers-color-scheme: dark) { :root { --text: #e7e9ee; --quiet: #a2a9b6; --line: #363a43; --page: #17181b;
  --panel: #202227; --said: #1e2838; --bad: #ff8f87; --add: #7fd699; --add-bg: #16301f; --del: #ff9a9a;
  --del-bg: #3a1d20; --at: #b9a3f5 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 920px; color: var(--text); background: var(--page);
  font: 15px/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 16px }
h2 { font-size: 18px; margin: 40px 0 4px; padding-top: 16px; border-top: 1px solid var(--line) }
h3 { font-size: 13px; margin: 20px 0 6px; font-weight: 650 }
h3 span, summary span, .facts { color: var(--quiet); font-weight: 400; font-size: 13px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 16px; font-size: 14px }
dt { color: var(--quiet) }
dd { margin: 0 }
p { margin: 6px 0 }
ul { margin: 6px 0; padding-left: 20px }
table { border-collapse: collapse; margin: 8px 0; font-size: 14px }
th, td { border: 1px solid var(--line); padding: 4px 10px; text-align: left; vertical-align: top }
pre, code { font: 13px/1.5 ui-monospace, monospace }
pre { margin: 8px 0; padding: 10px 12px; background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; unicode-bidi: isolate }
pre b { color: var(--quiet); font-weight: 400; font-size: 12px }
.prose { white-space: pre-wrap; unicode-bidi: isolate; margin: 6px 0 }
.prose code { background: var(--panel); border-radius: 4px; padding: 1px 4px }
.body { overflow-x: auto }
.said .body { background: var(--said); border-radius: 8px; padding: 8px 14px }
.aside { color: var(--quiet) }
.note, figcaption { color: var(--quiet); font-size: 13px; margin: 6px 0 }
.bad { color: var(--bad) }
.back > h2 a { text-decoration: line-through }
.back > .item { opacity: 0.75 }
h2 a { color: inherit; text-decoration: none }
nav a { color: inherit }
details { margin: 6px 0 }
summary { cursor: pointer; color: var(--quiet); font-size: 13px }
summary b { font-weight: 600 }
figure { margin: 8px 0 }
img { max-width: 100%; max-height: 640px; border: 1px solid var(--line); border-radius: 6px }
.diff span { display: block }
.diff .a { color: var(--add); background: var(--add-bg) }
.diff .d { color: var(--del); background: var(--del-bg) }
.diff .h { color: var(--at) }
@media print { body { max-width: none; padding: 0 } h2, h3 { break-after: avoid } pre { break-inside: auto }
  details::details-content { content-visibility: visible; display: block } }
`

const hash = createHash('sha256').update(STYLE).digest('base64')

/** Lets a document use its own style and pictures that it holds; nothing is run, nothing is loaded, nothing is sent. */
export const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`
