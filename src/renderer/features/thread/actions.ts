import type { Action } from '../../util/action.ts'
import { openBundle } from '../bundle/index.ts'
import { openCompare } from '../compare/index.ts'
import { copyMarkdown, currentDriver, findStore, isOpen, runTranscript, transcriptKeys } from '../transcript/index.ts'
import { type PaneActions, paneActions } from './pane-actions.ts'
import { findInThread, findOn, showRecord, showTab, type Tab, threadStore } from './store.ts'

/** What can be done with the shown thread, and within its transcript. */

const NONE = 'no thread is shown'
const CLOSED = 'the history is not open'

function onPane(
  id: string,
  name: string,
  key: string | null,
  pick: (actions: PaneActions) => (() => void) | null,
  reason: (actions: PaneActions) => string,
): Action {
  return {
    id,
    name,
    group: 'Thread',
    keys: key === null ? [] : [key],
    why: () => {
      const actions = paneActions()
      if (actions === null) return NONE
      return pick(actions) === null ? reason(actions) : null
    },
    run: () => {
      const actions = paneActions()
      if (actions !== null) pick(actions)?.()
    },
  }
}

/** Actions with single letters, which work while the thread's pane has the focus. */
export const paneKeys: readonly Action[] = [
  onPane(
    'reveal',
    'Reveal the file',
    'R',
    actions => actions.reveal,
    () => NONE,
  ),
  onPane(
    'copy-id',
    'Copy thread id',
    'I',
    actions => actions.copyId,
    () => NONE,
  ),
  onPane(
    'copy-path',
    'Copy file path',
    'Shift+P',
    actions => actions.copyPath,
    () => 'its file is not known',
  ),
  onPane(
    'pin',
    'Pin or unpin the thread',
    'P',
    actions => actions.pin,
    () => NONE,
  ),
  onPane(
    'edit-tags',
    'Edit the tags of the thread…',
    'T',
    actions => actions.editTags,
    () => NONE,
  ),
  onPane(
    'write-note',
    'Write a note on the thread',
    'N',
    actions => actions.writeNote,
    () => NONE,
  ),
]

function onHistory(more: Pick<Action, 'id' | 'name' | 'run'> & Partial<Action>): Action {
  const why = () => (threadStore.getState().key === null ? NONE : isOpen() ? null : CLOSED)
  return { group: 'Thread', keys: [], why, ...more }
}

function tab(name: string, to: Tab): Action {
  return onHistory({ id: `show-${to}`, name, run: () => showTab(to) })
}

/** What works on the thread from anywhere in the window. */
export const findActions: readonly Action[] = [
  onHistory({ id: 'find', name: 'Find in the thread', keys: ['Mod+F'], run: () => void findInThread() }),
  ...([1, -1] as const).map(step =>
    onHistory({
      id: step === 1 ? 'find-next' : 'find-previous',
      name: step === 1 ? 'Next match' : 'Previous match',
      line: 'Next, previous match',
      keys: [step === 1 ? 'F3' : 'Shift+F3'],
      why: () => (isOpen() && findStore.getState().open ? null : 'nothing is being looked for'),
      run: () => void findOn(step),
    }),
  ),
]

const whole: readonly Action[] = [
  onPane(
    'copy-resume',
    'Copy resume command',
    null,
    actions => actions.copyResume,
    actions => actions.noResume,
  ),
  onHistory({
    id: 'copy-thread',
    name: 'Copy thread as Markdown',
    run: () => void copyMarkdown({ kind: 'thread' }, 'Thread'),
  }),
  onHistory({ id: 'export', name: 'Export the thread…', run: () => paneActions()?.exportThread() }),
  {
    id: 'bundle',
    name: 'Bundle the thread…',
    group: 'Thread',
    also: 'zip archive redact send support',
    keys: [],
    why: () => (threadStore.getState().key === null ? NONE : null),
    run: () => {
      const { key } = threadStore.getState()
      if (key !== null) openBundle([key])
    },
  },
  {
    id: 'compare-with',
    name: 'Compare the thread with another…',
    group: 'Thread',
    also: 'difference side by side',
    keys: [],
    why: () => (threadStore.getState().key === null ? NONE : null),
    run: () => openCompare(threadStore.getState().key, null),
  },
  tab('Show the transcript', 'transcript'),
  tab('Show the timeline', 'timeline'),
  tab('Show the raw lines', 'raw'),
  tab('Show the metadata', 'metadata'),
]

/** The keys of the transcript; the palette does what they do. */
const inTranscript: readonly Action[] = transcriptKeys
  .filter(({ command }) => command.do !== 'find-step')
  .map(({ id, name, line, key, command }) => ({
    id: `transcript-${id}`,
    name,
    ...(line === undefined ? {} : { line }),
    group: 'Transcript',
    keys: [key],
    why: () => {
      if (!isOpen()) return threadStore.getState().key === null ? NONE : CLOSED
      return currentDriver() === null ? 'the transcript is not shown' : null
    },
    run: () => runTranscript(command, { openRecord: showRecord }),
  }))

/** All of them, in the order in which they are listed. */
export const threadActions: readonly Action[] = [...findActions, ...paneKeys, ...whole, ...inTranscript]
