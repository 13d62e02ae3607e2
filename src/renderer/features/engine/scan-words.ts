import type { ScanProgress } from '../../../shared/ipc/status.ts'
import { bytes, count, duration, plural } from '../../util/format.ts'

export interface ScanWords {
  readonly title: string
  /** `541 of 1,402` */
  readonly counts: string
  /** `313 MB of 811 MB` */
  readonly size: string
  /** `618 MB/s · 1 s left`; empty while there is nothing to say. */
  readonly rate: string
  /** Done, of 1; null while the whole is not known. */
  readonly part: number | null
}

/** Whether the engine is at work. */
export function isScanning(scan: ScanProgress | null): boolean {
  return scan !== null && scan.phase !== 'idle' && scan.phase !== 'stopped'
}

/** Why what is known of threads is not all there is, in words; null once every file was read. */
export function unreadWords(scan: ScanProgress | null): string | null {
  if (scan === null) return 'Threads are being looked for'
  if (scan.phase === 'idle') return null
  if (scan.phase === 'stopped') return scan.error === null ? 'Reading was stopped' : 'Reading failed'
  if (scan.paused !== null) return 'Reading is paused'
  return 'Threads are still being read'
}

/** The scan in words and numbers. */
export function scanWords(scan: ScanProgress): ScanWords {
  switch (scan.phase) {
    case 'discovering':
      return { title: 'Looking for threads', counts: plural(scan.files, 'file'), size: '', rate: '', part: null }
    case 'heads':
      return {
        title: 'Reading first lines',
        counts: `${count(scan.heads)} of ${count(scan.files)}`,
        size: '',
        rate: '',
        part: scan.files === 0 ? null : scan.heads / scan.files,
      }
    case 'reading':
      return {
        title: 'Reading threads, newest first',
        counts: `${count(scan.filesRead)} of ${count(scan.filesToRead)}`,
        size: `${bytes(scan.bytesRead)} of ${bytes(scan.bytesToRead)}`,
        rate: rateText(scan),
        part: scan.bytesToRead === 0 ? null : scan.bytesRead / scan.bytesToRead,
      }
    case 'checking':
      return {
        title: 'Checking files that stay closed, by their structure',
        counts: `${count(scan.filesRead)} of ${count(scan.filesToRead)}`,
        size: `${bytes(scan.bytesRead)} of ${bytes(scan.bytesToRead)}`,
        rate: rateText(scan),
        part: scan.bytesToRead === 0 ? null : scan.bytesRead / scan.bytesToRead,
      }
    case 'idle':
      return { title: 'Up to date', counts: plural(scan.files, 'file'), size: '', rate: '', part: 1 }
    case 'stopped':
      return {
        title: scan.error === null ? 'Reading was stopped' : 'Reading failed',
        counts: `${count(scan.filesRead)} of ${count(scan.filesToRead)}`,
        size: '',
        rate: '',
        part: null,
      }
  }
}

function rateText(scan: ScanProgress): string {
  if (scan.paused !== null) return scan.paused === 'person' ? 'Paused' : 'Paused on battery'
  if (scan.elapsedMs < 300 || scan.bytesRead === 0) return ''
  const perMs = scan.bytesRead / scan.elapsedMs
  const left = (scan.bytesToRead - scan.bytesRead) / perMs
  const speed = `${bytes(perMs * 1000)}/s`
  return left < 1000 ? speed : `${speed} · ${duration(Math.round(left / 1000) * 1000)} left`
}
