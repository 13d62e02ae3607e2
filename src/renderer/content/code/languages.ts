import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import less from 'highlight.js/lib/languages/less'
import lua from 'highlight.js/lib/languages/lua'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scss from 'highlight.js/lib/languages/scss'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

/** The languages that are coloured. Each costs some kB of the window's code. */
export const grammars = {
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  less,
  lua,
  makefile,
  markdown,
  php,
  python,
  ruby,
  rust,
  scss,
  sql,
  swift,
  typescript,
  xml,
  yaml,
} as const

export type Language = keyof typeof grammars

/** Other names of a language, and the endings of its files. */
const NAMES: Readonly<Record<Language, string>> = {
  bash: 'sh zsh shell shellscript console shell-session ksh',
  c: 'h',
  cpp: 'cc cxx c++ hpp hh hxx',
  csharp: 'cs c#',
  css: '',
  diff: 'patch',
  dockerfile: 'docker containerfile',
  go: 'golang',
  ini: 'toml conf cfg properties env editorconfig',
  java: '',
  javascript: 'js jsx mjs cjs node',
  json: 'jsonc json5 jsonl ndjson',
  kotlin: 'kt kts',
  less: '',
  lua: '',
  makefile: 'make mk mak',
  markdown: 'md mdx mkd',
  php: '',
  python: 'py pyi python3 gyp',
  ruby: 'rb gemfile rakefile',
  rust: 'rs',
  scss: '',
  sql: 'psql postgres sqlite mysql',
  swift: '',
  typescript: 'ts tsx mts cts',
  xml: 'html htm xhtml svg vue svelte plist xsd xsl csproj',
  yaml: 'yml',
}

const BY_NAME: ReadonlyMap<string, Language> = new Map(
  languages().flatMap(language => [language, ...NAMES[language].split(' ')].map(name => [name, language] as const)),
)

function languages(): Language[] {
  const all: Language[] = []
  let language: Language
  for (language in grammars) all.push(language)
  return all
}

/** The language that a fence's word means; null where it is none that is coloured. */
export function languageOfName(name: string): Language | null {
  return name === '' ? null : (BY_NAME.get(name.toLowerCase()) ?? null)
}

/** The language of a file, by the ending of its name. */
export function languageOfPath(path: string): Language | null {
  const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? ''
  return languageOfName(name.split('.').at(-1) ?? '')
}
