import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { catalogue } from '../main/engine/doctor/catalogue.ts'
import type { Finding } from '../main/engine/doctor/findings.ts'
import { visible, visibleJson } from '../main/engine/export/visible.ts'
import type { Problem, Severity } from '../shared/problem.ts'
import { SARIF_SCHEMA, type SarifLevel, type SarifLog, type SarifResult, type SarifRule } from '../shared/sarif.ts'
import { visibleRow } from './csv.ts'

/** Findings as they are printed, one after the other as they are found. */
export interface CheckPrinter {
  begin(): string
  finding(finding: Finding): string
  end(): string
}

/** The printer of a form. */
export function checkPrinter(form: 'text' | 'json' | 'csv' | 'sarif'): CheckPrinter {
  return { text: textPrinter, json: jsonPrinter, csv: csvPrinter, sarif: sarifPrinter }[form]()
}

/** A line for each finding, as compilers print theirs, and at the end what to do about them. */
function textPrinter(): CheckPrinter {
  const remedies = new Map<string, string>()
  return {
    begin: () => '',
    finding: ({ check, severity, path, line, message, remedy }) => {
      remedies.set(check, remedy)
      const word = severity === 'info' ? 'remark' : severity
      return `${visible(path)}:${line === null ? '' : `${line}:`} ${word}: ${visible(message)} [${check}]\n`
    },
    end: () => {
      if (remedies.size === 0) return ''
      return `\n${[...remedies].map(([check, remedy]) => `${check}: ${remedy}\n`).join('')}`
    },
  }
}

/** One array, an element to a line. */
function jsonPrinter(): CheckPrinter {
  const separate = separator()
  return {
    begin: () => '[',
    finding: finding => `${separate()}${visibleJson(printed(finding), 0)}`,
    end: () => '\n]\n',
  }
}

function printed({ check, severity, path, line, offset, message, remedy }: Finding): Problem {
  return { check, severity, path, line, offset, message, remedy }
}

/** A table, a line to a finding. */
function csvPrinter(): CheckPrinter {
  return {
    begin: () => visibleRow(['severity', 'check', 'path', 'line', 'byte', 'message', 'remedy']),
    finding: ({ check, severity, path, line, offset, message, remedy }) =>
      visibleRow([severity, check, path, line, offset, message, remedy]),
    end: () => '',
  }
}

/** A log of one run; the rules are those of the catalogue. */
function sarifPrinter(): CheckPrinter {
  const separate = separator()
  const { results: _, ...run } = emptyRun()
  const log = visibleJson({ $schema: SARIF_SCHEMA, version: '2.1.0' }, 0)
  return {
    begin: () => `${log.slice(0, -1)},"runs":[${visibleJson(run, 0).slice(0, -1)},"results":[`,
    finding: finding => `${separate()}${visibleJson(sarifResultOf(finding), 0)}`,
    end: () => '\n]}]}\n',
  }
}

function emptyRun(): SarifLog['runs'][number] {
  const driver = { name: 'skein', semanticVersion: manifest.version, rules } as const
  return { tool: { driver }, results: [] }
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, SarifLevel>

const rules: SarifRule[] = catalogue.map(({ name, severity, title, meaning, remedy }) => ({
  id: name,
  shortDescription: { text: title },
  fullDescription: { text: meaning },
  help: { text: remedy },
  defaultConfiguration: { level: LEVELS[severity] },
}))

function sarifResultOf({ check, severity, path, line, offset, message }: Finding): SarifResult {
  const region = line === null ? {} : { region: { startLine: line, byteOffset: offset ?? 0 } }
  return {
    ruleId: check,
    ruleIndex: rules.findIndex(({ id }) => id === check),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region } }],
  }
}

/** A path as a reference; a colon in the first part of a relative one would be taken for a scheme. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href
  return path
    .replaceAll('\\', '/')
    .split('/')
    .map(part => encodeURIComponent(part))
    .join('/')
}

/** What stands before each element of an array: nothing but a line break before the first. */
function separator(): () => string {
  let first = true
  return () => {
    const text = first ? '\n' : ',\n'
    first = false
    return text
  }
}
