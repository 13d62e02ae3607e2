import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BROKEN_JSON } from '../../../fixtures/damage.ts'
import { fixtureId } from '../../../fixtures/ids.ts'
import { agentMessageEvent } from '../../../fixtures/records/messages.ts'
import { rolloutBytes, temporaryHome } from '../../../fixtures/testing.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import { unzipped } from '../../../fixtures/unzip.ts'
import { writeRollout } from '../../../fixtures/write.ts'
import { type BundleManifest, bundleManifest, MANIFEST_NAME } from '../../../shared/bundle.ts'
import type { BundleChoices } from '../../../shared/ipc/bundle.ts'
import { openCase } from '../cases/open-case.ts'
import { never, stateOfHome } from '../testing.ts'
import { IndexedHome } from '../testing-index.ts'
import type { ThreadRow } from '../threads/rows.ts'
import type { BundleFar } from './bundle-job.ts'
import { previewBundle } from './preview-bundle.ts'
import { writeBundle } from './write-bundle.ts'

const timestamp = '2026-03-04T05:06:07.890Z'
const [LEGACY, PACKED, PAGINATED, UNKNOWN] = [1, 2, 3, 4].map(n => fixtureId(n)) as [string, string, string, string]
const TOKEN = `gh${'p_'}${'a1'.repeat(18)}`
const SAYS = `${TOKEN} of ann@harbor.org on marlow's machine`

const AS_IS: BundleChoices = { redaction: null, refused: 'metadata' }
const REDACTED: BundleChoices = {
  redaction: { secrets: true, identities: true, emails: true, terms: ['Kraken*'] },
  refused: 'metadata',
}

async function setUp() {
  const indexed = new IndexedHome()
  const cwd = '/home/marlow/kraken-7'
  const records = [agentMessageEvent(SAYS), BROKEN_JSON]
  const written = [
    writeRollout(indexed.home, minimalThread({ id: LEGACY, timestamp, cwd, records })),
    writeRollout(indexed.home, { ...minimalThread({ id: PACKED, timestamp, cwd, records }), compressed: true }),
    writeRollout(indexed.home, minimalPaginatedThread({ id: PAGINATED, timestamp, cwd, preview: SAYS })),
    writeRollout(indexed.home, minimalThread({ id: UNKNOWN, timestamp, historyMode: 'streamed', records })),
  ]
  await indexed.scan()
  const rows = [LEGACY, PACKED, PAGINATED, UNKNOWN].map(id => indexed.row(id))
  const paths = Object.fromEntries(written.map(({ id, path }) => [id, path]))
  return { indexed, rows, paths, pathOf: (id: string) => paths[id] ?? '' }
}

async function bundled(rows: readonly ThreadRow[], choices: BundleChoices, tell: (far: BundleFar) => void = () => {}) {
  const path = join(temporaryHome(), 'a.zip')
  const result = await writeBundle({ rows, choices, names: { user: 'jessop' } }, { path, homes: [] }, tell, never)
  return { path, result, ...(await contentOf(path)) }
}

async function contentOf(path: string): Promise<{ files: Map<string, Buffer>; manifest: BundleManifest }> {
  const files = await unzipped(path)
  return { files, manifest: bundleManifest.parse(JSON.parse(`${files.get(MANIFEST_NAME)}`)) }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a bundle', () => {
  it('holds files of open threads as they are, and of refused ones what is known', async () => {
    const { indexed, rows, pathOf } = await setUp()
    const before = stateOfHome(indexed.home)
    const { files, manifest, result } = await bundled(rows, AS_IS)
    expect(stateOfHome(indexed.home)).toEqual(before)
    const names = [LEGACY, PACKED].map(id => relative(indexed.home, pathOf(id)))
    expect([...files.keys()]).toEqual([...names, MANIFEST_NAME])
    for (const id of [LEGACY, PACKED]) {
      const bytes = readFileSync(pathOf(id))
      expect(files.get(relative(indexed.home, pathOf(id)))?.equals(bytes)).toBe(true)
      const [file] = manifest.threads.find(thread => thread.id === id)?.files ?? []
      expect(file).toMatchObject({ content: 'whole', sizeBytes: bytes.length, sha256: sha256(bytes), scope: 'full' })
      expect(file?.original).toMatchObject({ sha256: sha256(bytes), sizeBytes: bytes.length })
      expect(file?.findings).toMatchObject([{ check: 'malformed-json', line: 5 }])
    }
    const refused = manifest.threads.filter(({ canOpen }) => !canOpen)
    expect(refused.map(({ historyModeRaw }) => historyModeRaw)).toEqual(['paginated', 'streamed'])
    for (const { files: of } of refused)
      expect(of).toMatchObject([
        { content: 'none', path: null, sha256: null, original: { sha256: null }, scope: 'structure' },
      ])
    expect(result.metadataOnly).toBe(2)
  })

  it('opens again as a case in which the same threads stand', async () => {
    const { rows } = await setUp()
    const { path } = await bundled(rows, { ...AS_IS, refused: 'raw' })
    const { home, note } = await openCase(path, temporaryHome(), () => {}, never)
    expect(note).toBeNull()
    const opened = new IndexedHome(home.path)
    await opened.scan()
    const seen = (row: ThreadRow) => [row.id, row.history_mode, row.preview, row.line_count, row.problem_count, row.cwd]
    expect(rows.map(({ id }) => seen(opened.row(id)))).toEqual(rows.map(seen))
  })

  it('takes secrets, names, addresses and own words out of everything, with the same pseudonym everywhere', async () => {
    const { rows, pathOf } = await setUp()
    const { files, manifest } = await bundled(rows, REDACTED)
    expect(manifest.redaction).toMatchObject({ terms: 1, replaced: { 'github-token': 3, email: 3 } })
    for (const bytes of files.values())
      for (const word of [TOKEN, 'ann@harbor.org', 'marlow', 'kraken']) expect(bytes.includes(word)).toBe(false)
    for (const id of [LEGACY, PACKED]) {
      const [file] = manifest.threads.find(thread => thread.id === id)?.files ?? []
      const bytes = files.get(file?.path ?? '') ?? Buffer.alloc(0)
      const says = "[github-token-1] of person-1@example.invalid on user-1's machine"
      const original = rolloutBytes(pathOf(id)).toString()
      const expected = original.replaceAll(SAYS, says).replaceAll('marlow', 'user-1').replaceAll('kraken-7', '[term-1]')
      expect(bytes.toString()).toBe(expected)
      expect(file).toMatchObject({
        content: 'redacted',
        sha256: sha256(bytes),
        original: { sha256: sha256(readFileSync(pathOf(id))), compressed: id === PACKED },
      })
      expect(file?.path?.endsWith('.jsonl')).toBe(true)
    }
  })

  it('copies raw files of refused threads byte for byte, unredacted, where they are asked for', async () => {
    const { indexed, rows, pathOf } = await setUp()
    const { files, manifest } = await bundled(rows, { ...REDACTED, refused: 'raw' })
    for (const id of [PAGINATED, UNKNOWN]) {
      expect(files.get(relative(indexed.home, pathOf(id)))?.equals(readFileSync(pathOf(id)))).toBe(true)
      expect(manifest.threads.find(thread => thread.id === id)?.files).toMatchObject([{ content: 'raw' }])
    }
  })

  it('never reads a thread that has turned since it was indexed', async () => {
    const { indexed, rows } = await setUp()
    writeRollout(indexed.home, minimalPaginatedThread({ id: LEGACY, timestamp, records: [agentMessageEvent(SAYS)] }))
    const { files, manifest } = await bundled(rows.slice(0, 1), REDACTED)
    expect([...files.keys()]).toEqual([MANIFEST_NAME])
    expect(manifest.threads).toMatchObject([{ canOpen: false, historyMode: 'paginated', files: [{ content: 'none' }] }])
  })

  it.each(['learning', 'writing'] as const)('is given up where a thread turns while it is at %s', async phase => {
    const { indexed, rows } = await setUp()
    const turn = (far: BundleFar) => {
      if (far.phase !== phase || far.done > 0) return
      writeRollout(indexed.home, minimalPaginatedThread({ id: LEGACY, timestamp, records: [agentMessageEvent(SAYS)] }))
    }
    const path = join(temporaryHome(), 'a.zip')
    const job = { rows: rows.slice(0, 1), choices: REDACTED, names: {} }
    await expect(writeBundle(job, { path, homes: [] }, turn, never)).rejects.toMatchObject({
      name: 'UnsupportedHistoryMode',
      changed: true,
    })
    expect(existsSync(path)).toBe(false)
  })

  it('leaves out what was appended meanwhile, and nothing of it where it is cancelled', async () => {
    const { rows, pathOf } = await setUp()
    const before = readFileSync(pathOf(LEGACY))
    const { files } = await bundled(rows.slice(0, 1), AS_IS, ({ phase, done }) => {
      if (phase === 'writing' && done === 0) writeFileSync(pathOf(LEGACY), '{"more":1}\n', { flag: 'a' })
    })
    expect([...files.values()][0]?.equals(before)).toBe(true)
    const folder = temporaryHome()
    const controller = new AbortController()
    const cancel = ({ phase }: BundleFar) => {
      if (phase === 'writing') controller.abort(new Error('enough'))
    }
    const job = { rows, choices: AS_IS, names: {} }
    const to = { path: join(folder, 'a.zip'), homes: [] }
    await expect(writeBundle(job, to, cancel, controller.signal)).rejects.toThrow('enough')
    expect(readdirSync(folder)).toEqual([])
  })

  it('is written into no home', async () => {
    const { indexed, rows } = await setUp()
    const job = { rows, choices: AS_IS, names: {} }
    const to = { path: join(indexed.home, 'a.zip'), homes: [indexed.home] }
    await expect(writeBundle(job, to, () => {}, never)).rejects.toMatchObject({ code: 'unwritable' })
  })
})

describe('the preview of a bundle', () => {
  it('names every replacement that the bundle will make, without the secrets', async () => {
    const { rows } = await setUp()
    const preview = await previewBundle({ rows, choices: REDACTED, names: {} }, () => {}, never)
    const { manifest } = await bundled(rows, REDACTED)
    expect(Object.fromEntries(preview.kinds.map(({ kind, count }) => [kind, count]))).toEqual(
      manifest.redaction?.replaced,
    )
    expect(JSON.stringify(preview.replaced)).not.toContain(TOKEN)
    expect(preview.replaced.find(({ kind }) => kind === 'github-token')).toMatchObject({
      label: 'GitHub token',
      pseudonym: '[github-token-1]',
      shown: 'ghp_… (40 characters)',
      sample: { after: " of person-1@example.invalid on user-1's machine" },
    })
    expect(preview.threads.map(({ content, files }) => [content, files])).toEqual([
      ['redacted', 1],
      ['redacted', 1],
      ['none', 0],
      ['none', 0],
    ])
  })
})
