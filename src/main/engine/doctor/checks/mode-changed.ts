import { parseHistoryMode, rawMode } from '../../../../shared/history-mode.ts'
import { stringOf } from '../../rollout/record.ts'
import { defineCheck } from '../check.ts'

export const modeChanged = defineCheck({
  name: 'mode-changed',
  about: 'head',
  severity: 'warning',
  title: 'History mode changes',
  meaning:
    'A later head of the same thread states another history mode than the first. The first decides, as in newer clients; older ones believed the last.',
  remedy: 'Open the thread with the newest Codex. Skein goes by the first head.',
  rules: {
    records: ({ head }, report) => ({
      memory: null,
      see: ({ type, payload }) => {
        if (type !== 'session_meta' || stringOf(payload, 'id')?.toLowerCase() !== head.id) return
        if (rawMode(parseHistoryMode(payload.history_mode)) === rawMode(head.mode)) return
        report('a later head of the thread states another history mode')
      },
    }),
  },
})
