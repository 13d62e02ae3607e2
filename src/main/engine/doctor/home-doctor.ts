import { isSupported } from '../../../shared/history-mode.ts'
import type { FindingScope } from '../../../shared/ipc/doctor.ts'
import { placedProblem } from '../problems.ts'
import { type CheckName, catalogue } from './catalogue.ts'
import type { Check } from './check.ts'
import { Findings, type Found } from './findings.ts'
import type { HomeUnderCheck } from './home-facts.ts'

const checks: readonly Check<CheckName>[] = catalogue

/** What the checks say of a home's files together. */
export interface HomeDiagnosis {
  /** By the path of the file that it is about. */
  readonly files: ReadonlyMap<string, { readonly found: Found; readonly scope: FindingScope }>
  /** About no file of a thread. */
  readonly home: Found
}

/** Looks at a home as a whole: copies, bases, and what stands beside the files. Reads nothing. */
export function diagnoseHome(home: HomeUnderCheck): HomeDiagnosis {
  const files = new Map(home.files.map(file => [file.path, file]))
  const ofFiles = new Map<string, Findings>()
  const ofHome = new Findings()
  for (const { name, rules } of checks) {
    for (const { path, message, at } of rules?.home?.(home) ?? []) {
      const findings = files.has(path) ? (ofFiles.get(path) ?? new Findings()) : ofHome
      if (findings !== ofHome) ofFiles.set(path, findings)
      findings.add(placedProblem(name, path, at ?? null, message), null)
    }
  }
  const scopeOf = (path: string): FindingScope => {
    const mode = files.get(path)?.head.mode
    return mode !== undefined && isSupported(mode) ? 'full' : 'structure'
  }
  return {
    files: new Map([...ofFiles].map(([path, findings]) => [path, { found: findings.all, scope: scopeOf(path) }])),
    home: ofHome.all,
  }
}
