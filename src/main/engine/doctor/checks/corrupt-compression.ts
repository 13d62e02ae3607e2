import { defineCheck } from '../check.ts'

export const corruptCompression = defineCheck({
  name: 'corrupt-compression',
  about: 'file',
  severity: 'error',
  title: 'Damaged compression',
  meaning: 'A `.jsonl.zst` is damaged, cut off, or would grow beyond reason.',
  remedy: 'Test it with `zstd -t`, or restore it from a copy.',
})
