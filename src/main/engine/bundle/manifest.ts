import manifest from '../../../../package.json' with { type: 'json' }
import type { BundledContent, BundledFile, BundledThread, BundleManifest } from '../../../shared/bundle.ts'
import { isSupported, rawMode } from '../../../shared/history-mode.ts'
import { type SessionSource, sessionSource } from '../../../shared/thread.ts'
import { redactLine } from '../redact/redact-line.ts'
import type { Redactor } from '../redact/redactor.ts'
import { toListedThread } from '../threads/rows.ts'
import type { BundleJob } from './bundle-job.ts'
import { isCodexPlace } from './bundle-names.ts'
import { isOpen, type JudgedFile, type JudgedThread } from './judged-thread.ts'
import type { Replacements } from './replacements.ts'

/** What a bundle says of itself. */

const MOST_FINDINGS = 200

/** What was written of a file. */
export interface WrittenFile {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly originalSha256: string | null
  readonly blankedLines: number
}

/** @param written null where nothing of it is in the bundle. */
export function fileEntry(file: JudgedFile, content: BundledContent, written: WrittenFile | null): BundledFile {
  const { mode, found, path, sizeBytes, compressed, modifiedAt, missing } = file
  const shown = new Map<string, number>()
  const findings: BundledFile['findings'] = []
  const findingCounts: Record<string, number> = {}
  for (const { rows, counts } of found) {
    for (const [check, count] of Object.entries(counts)) findingCounts[check] = (findingCounts[check] ?? 0) + count
    for (const { check, severity, line, offset, message } of rows) {
      const before = shown.get(check) ?? 0
      shown.set(check, before + 1)
      if (before < MOST_FINDINGS) findings.push({ check, severity, line, offset, message })
    }
  }
  return {
    content,
    reason: missing,
    path: written?.path ?? null,
    sizeBytes: written?.sizeBytes ?? null,
    sha256: written?.sha256 ?? null,
    original: {
      path,
      sizeBytes,
      sha256: written?.originalSha256 ?? null,
      compressed,
      modifiedAt: modifiedAt === null ? null : new Date(modifiedAt).toISOString(),
    },
    historyMode: mode.kind,
    historyModeRaw: rawMode(mode),
    scope: isSupported(mode) ? 'full' : 'structure',
    findings,
    findingCounts,
    blankedLines: written?.blankedLines ?? 0,
  }
}

/** What the list knows of a thread, and its files. In a redacted bundle its texts are redacted too. */
export function threadEntry(
  thread: JudgedThread,
  home: number,
  files: BundledFile[],
  redactor: Redactor | null,
): BundledThread {
  const { row, mode } = thread
  const listed = toListedThread(row)
  const { generation, archived, turnCount, lineCount, tokens, model, originator } = listed.skein
  const say = (text: string) => redactor?.redact(text) ?? text
  const sayOf = (text: string | null) => (text === null ? null : say(text))
  const git = listed.gitInfo
  return {
    id: listed.id,
    home,
    canOpen: isOpen(thread),
    historyMode: mode.kind,
    historyModeRaw: say(rawMode(mode)),
    name: sayOf(listed.name),
    preview: say(listed.preview),
    cwd: say(listed.cwd),
    cliVersion: say(listed.cliVersion),
    originator: sayOf(originator),
    source: typeof listed.source === 'string' ? listed.source : redactedSource(listed.source, redactor),
    modelProvider: say(listed.modelProvider),
    model: sayOf(model),
    generation,
    archived,
    createdAt: new Date(row.created_ms).toISOString(),
    updatedAt: new Date(row.updated_ms).toISOString(),
    forkedFromId: listed.forkedFromId,
    parentThreadId: listed.parentThreadId,
    git: git === null ? null : { sha: git.sha, branch: sayOf(git.branch), originUrl: sayOf(git.originUrl) },
    turns: turnCount,
    lines: lineCount,
    tokens,
    files: files.map(file => ({
      ...file,
      reason: sayOf(file.reason),
      historyModeRaw: say(file.historyModeRaw),
      original: {
        ...file.original,
        path: isCodexPlace(file.original.path) ? file.original.path : say(file.original.path),
      },
      findings: file.findings.map(finding => ({ ...finding, message: say(finding.message) })),
    })),
  }
}

function redactedSource(source: SessionSource, redactor: Redactor | null): SessionSource {
  const redacted = redactor === null ? null : redactLine(JSON.stringify(source), redactor)
  return redacted === null ? source : sessionSource.parse(JSON.parse(redacted))
}

/** The manifest without its threads. */
export function manifestHead(job: BundleJob, replacements: Replacements | null): Omit<BundleManifest, 'threads'> {
  const { redaction } = job.choices
  return {
    format: 1,
    skein: manifest.version,
    createdAt: new Date().toISOString(),
    redaction:
      redaction === null || replacements === null
        ? null
        : { ...redaction, terms: redaction.terms.length, replaced: replacements.byKind },
  }
}
