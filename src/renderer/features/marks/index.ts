/** What the person made of threads: pins, tags, notes. */
export { changeLibrary, togglePin, toggleRowPin } from './change.ts'
export { MarksPanel } from './MarksPanel.tsx'
export { focusNote } from './NoteEditor.tsx'
export { MarkWords, PinMark, PinTool, TagMarks } from './RowMarks.tsx'
export { markActions } from './selection.ts'
export { openTags, putRowMarks, useFollowedMarks, useFollowedRowMarks, useShownMarks } from './store.ts'
export { TagDialog } from './TagDialog.tsx'
