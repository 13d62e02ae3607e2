import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { line } from '../../../fixtures/records/line.ts'
import { agentMessageEvent, userMessageEvent } from '../../../fixtures/records/messages.ts'
import { minimalPaginatedThread, minimalThread } from '../../../fixtures/thread.ts'
import type { Parsed } from '../../../shared/ipc/contract.ts'
import { never } from '../testing.ts'
import { AT, type Exportable, exportable, ID } from './testing-export.ts'

type Scope = Parsed<'threads.markdown'>['scope']

const ANSWER = '# Beans\n\nPlant `them`:\n\n```sh\ndig\n```'
const thread = () =>
  exportable(
    minimalThread({
      id: ID,
      timestamp: AT,
      preview: 'Where to\nplant beans?',
      records: [agentMessageEvent(ANSWER), userMessageEvent('And peas?'), agentMessageEvent('Beside them.')],
    }),
  )

async function copy({ transcripts, row }: Exportable, scope: Scope, version?: string) {
  const now = version ?? (await transcripts.turns(row, never)).version
  return transcripts.markdown(row, { homeId: 1, id: ID, version: now, scope, toolOutput: true }, never)
}

describe('copies as Markdown', () => {
  it('are of an item: messages as they are', async () => {
    const opened = await thread()
    expect(await copy(opened, { kind: 'item', item: 1 })).toEqual({ text: `${ANSWER}\n`, current: true })
    expect((await copy(opened, { kind: 'item', item: 0 })).text).toBe('Where to  \nplant beans?\n')
  })

  it('are of a turn or the thread', async () => {
    const opened = await thread()
    const turn = await copy(opened, { kind: 'turn', turn: 1 })
    expect(turn.text).toMatch(/^## Turn 2 of 2 · /)
    expect(turn.text).toContain('> And peas?')
    expect(turn.text).not.toContain('Beans')
    const all = await copy(opened, { kind: 'thread' })
    expect(all.text).toMatch(/^# Where to plant beans\?\n/)
    expect(all.text).toContain('### Beans')
    expect(all.text).toContain(turn.text.trimEnd())
  })

  it('go on when the file grows, and end when it is another one', async () => {
    const opened = await thread()
    const { version } = await opened.transcripts.turns(opened.row, never)
    appendFileSync(opened.path, `${JSON.stringify(line(agentMessageEvent('More.'), { timestamp: AT }))}\n`)
    expect((await copy(opened, { kind: 'item', item: 1 }, version)).text).toBe(`${ANSWER}\n`)
    const [head = ''] = readFileSync(opened.path, 'utf8').split('\n')
    writeFileSync(opened.path, `${head}\n${JSON.stringify(line(userMessageEvent('New'), { timestamp: AT }))}\n`)
    expect(await copy(opened, { kind: 'item', item: 1 }, version)).toEqual({ text: '', current: false })
  })

  it('are refused, and have an end', async () => {
    const refused = await exportable(minimalPaginatedThread({ id: ID, timestamp: AT }))
    await expect(copy(refused, { kind: 'thread' }, 'x')).rejects.toThrow('paginated_threads is not supported yet')
    const opened = await thread()
    for (const scope of [
      { kind: 'item', item: 99 },
      { kind: 'turn', turn: 99 },
    ] satisfies Scope[])
      await expect(copy(opened, scope)).rejects.toMatchObject({ code: 'bad-input' })
    const records = Array.from({ length: 50 }, () => agentMessageEvent('x'.repeat(100_000)))
    const huge = await exportable(minimalThread({ id: ID, timestamp: AT, records }))
    await expect(copy(huge, { kind: 'thread' })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('Export the thread to a file'),
    })
    expect((await copy(huge, { kind: 'item', item: 2 })).text).toHaveLength(100_001)
  })
})
