import { expect, it } from 'vitest'
import { csvTable } from './csv.ts'
import type { ListedThread } from './thread.ts'
import { threadsTable } from './threads-csv.ts'

const thread: ListedThread = {
  id: 'a',
  extra: null,
  sessionId: 'a',
  forkedFromId: null,
  parentThreadId: 'b',
  preview: '=1+1',
  ephemeral: false,
  historyMode: 'unknown',
  modelProvider: 'openai',
  createdAt: 0,
  updatedAt: 8.64e12 + 1,
  recencyAt: 0,
  status: { type: 'notLoaded' },
  path: null,
  cwd: '/home/dev, garden',
  cliVersion: '0.144.6',
  source: { subAgent: 'review' },
  threadSource: null,
  agentNickname: null,
  agentRole: null,
  gitInfo: null,
  name: null,
  turns: [],
  skein: {
    canOpen: false,
    historyModeRaw: 'streamed',
    refusal: null,
    generation: 'enveloped',
    files: ['sessions/one.jsonl', 'sessions/two.jsonl'],
    sizeBytes: 12,
    problemCount: 3,
    home: '/home/dev/.codex',
    homeId: 1,
    archived: true,
    compressed: false,
    read: true,
    lineCount: null,
    turnCount: null,
    tokens: null,
    model: null,
    originator: null,
    lastTurn: null,
    endedAt: null,
    forkCount: 0,
    subAgentCount: 0,
  },
}

it('has a line for each thread, the file that decides, and nothing where nothing is known', () => {
  const { header, rows } = threadsTable([thread])
  expect(header).toHaveLength(22)
  const [, line] = csvTable(header, rows).split('\r\n')
  expect(line).toBe(
    `a,'=1+1,streamed,archived,subAgent,"/home/dev, garden",,openai,,0.144.6,1970-01-01T00:00:00.000Z,,12,,,,3,,,b,/home/dev/.codex,sessions/one.jsonl`,
  )
})
