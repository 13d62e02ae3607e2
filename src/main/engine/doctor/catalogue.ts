import { activeAndArchived } from './checks/active-and-archived.ts'
import { baseMissing } from './checks/base-missing.ts'
import { byteOrderMark } from './checks/byte-order-mark.ts'
import { callWithoutOutput } from './checks/call-without-output.ts'
import { corruptCompression } from './checks/corrupt-compression.ts'
import { duplicateId } from './checks/duplicate-id.ts'
import { emptyFile } from './checks/empty-file.ts'
import { fileVanished } from './checks/file-vanished.ts'
import { fileWithoutProjection } from './checks/file-without-projection.ts'
import { fileWithoutState } from './checks/file-without-state.ts'
import { folderDate } from './checks/folder-date.ts'
import { gluedRecords } from './checks/glued-records.ts'
import { headLate } from './checks/head-late.ts'
import { headMissing } from './checks/head-missing.ts'
import { headTooLong } from './checks/head-too-long.ts'
import { headUnreadable } from './checks/head-unreadable.ts'
import { historyBase } from './checks/history-base.ts'
import { hugeLine } from './checks/huge-line.ts'
import { idInOtherHome } from './checks/id-in-other-home.ts'
import { idMismatch } from './checks/id-mismatch.ts'
import { lineTooLong } from './checks/line-too-long.ts'
import { malformedJson } from './checks/malformed-json.ts'
import { modeChanged } from './checks/mode-changed.ts'
import { nameIndex } from './checks/name-index.ts'
import { nameTimes } from './checks/name-time.ts'
import { notUtf8 } from './checks/not-utf8.ts'
import { nulBytes } from './checks/nul-bytes.ts'
import { oddFileName } from './checks/odd-file-name.ts'
import { ordinalGap } from './checks/ordinal-gap.ts'
import { ordinalMissing } from './checks/ordinal-missing.ts'
import { ordinalRepeated } from './checks/ordinal-repeated.ts'
import { ordinals } from './checks/ordinals.ts'
import { outputWithoutCall } from './checks/output-without-call.ts'
import { projectionBehind } from './checks/projection-behind.ts'
import { projectionBeyond } from './checks/projection-beyond.ts'
import { projectionDatabase } from './checks/projection-database.ts'
import { projectionMode } from './checks/projection-mode.ts'
import { projectionWithoutFile } from './checks/projection-without-file.ts'
import { readingStopped } from './checks/reading-stopped.ts'
import { rollbackTooFar } from './checks/rollback-too-far.ts'
import { severalHeads } from './checks/several-heads.ts'
import { stateArchived } from './checks/state-archived.ts'
import { stateDatabase } from './checks/state-database.ts'
import { stateMode } from './checks/state-mode.ts'
import { stateName } from './checks/state-name.ts'
import { statePath } from './checks/state-path.ts'
import { stateWithoutFile } from './checks/state-without-file.ts'
import { symlink } from './checks/symlink.ts'
import { timeBackwards } from './checks/time-backwards.ts'
import { timeInFuture } from './checks/time-in-future.ts'
import { timeUnreadable } from './checks/time-unreadable.ts'
import { truncatedLastLine } from './checks/truncated-last-line.ts'
import { unfinishedTurn } from './checks/unfinished-turn.ts'
import { unknownMode } from './checks/unknown-mode.ts'
import { unknownRecord } from './checks/unknown-record.ts'
import { unreadableFile } from './checks/unreadable-file.ts'
import { unreadableFolder } from './checks/unreadable-folder.ts'
import { wrongShape } from './checks/wrong-shape.ts'

/**
 * Every check, in the order in which people read them. Of the checks that look at a line alone, the first that finds
 * something has the line.
 */
export const catalogue = [
  nulBytes,
  gluedRecords,
  truncatedLastLine,
  malformedJson,
  wrongShape,
  notUtf8,
  lineTooLong,
  unknownRecord,
  hugeLine,
  byteOrderMark,
  headUnreadable,
  headMissing,
  headTooLong,
  historyBase,
  ordinals,
  unknownMode,
  idMismatch,
  headLate,
  severalHeads,
  modeChanged,
  nameTimes,
  folderDate,
  timeUnreadable,
  timeBackwards,
  timeInFuture,
  ordinalGap,
  ordinalRepeated,
  ordinalMissing,
  unfinishedTurn,
  callWithoutOutput,
  outputWithoutCall,
  rollbackTooFar,
  emptyFile,
  unreadableFile,
  corruptCompression,
  readingStopped,
  fileVanished,
  oddFileName,
  unreadableFolder,
  symlink,
  duplicateId,
  activeAndArchived,
  idInOtherHome,
  baseMissing,
  stateDatabase,
  nameIndex,
  stateMode,
  stateArchived,
  statePath,
  stateName,
  stateWithoutFile,
  fileWithoutState,
  projectionDatabase,
  projectionBehind,
  projectionBeyond,
  projectionMode,
  projectionWithoutFile,
  fileWithoutProjection,
] as const

export type CheckName = (typeof catalogue)[number]['name']
