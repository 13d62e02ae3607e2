import type { AppError, ErrorCode } from '../../shared/ipc/result.ts'

const TITLE: Readonly<Record<ErrorCode, string>> = {
  'unknown-route': 'Skein asked for something it does not have',
  'bad-input': 'Skein asked for something in the wrong way',
  'untrusted-sender': 'The request was refused',
  busy: 'Too much at once',
  cancelled: 'Cancelled',
  'too-large': 'The answer is too large for the window',
  unsupported: 'Skein does not open this thread',
  'not-found': 'This thread is no longer there',
  unreadable: 'The file cannot be read',
  unwritable: 'The file cannot be written',
  'engine-down': 'The engine is not running',
  index: 'The index cannot be opened',
  library: 'Your library cannot be used',
  internal: 'Something went wrong in Skein',
}

const NEXT: Partial<Readonly<Record<ErrorCode, string>>> = {
  'not-found': 'It may have been moved, archived or deleted since it was listed.',
  unreadable: 'Check that the file is there and that you may read it.',
  'engine-down': 'Nothing in your folders is affected.',
  index: 'The index is only a cache: it can be deleted, and Skein builds it again.',
  library: 'Threads are listed and opened as ever.',
  internal: 'The log has the details. Nothing in your folders is affected.',
  busy: 'Try again in a moment.',
}

/** An error for people: what is the matter, what was said, what to do. */
export function errorWords(error: AppError): { readonly title: string; readonly say: string } {
  const next = NEXT[error.code]
  const said = /[.!?]$/.test(error.message) || error.message === '' ? error.message : `${error.message}.`
  return { title: TITLE[error.code], say: [said, next].filter(part => part !== undefined && part !== '').join(' ') }
}
