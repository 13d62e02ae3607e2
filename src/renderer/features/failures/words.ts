import type { FailureCluster, FailureKind } from '../../../shared/ipc/failures.ts'

/** Words for what failed. Pure. */

/** In the order in which they are offered. */
export const KINDS: readonly { readonly kind: FailureKind; readonly name: string; readonly names: string }[] = [
  { kind: 'command', name: 'Command', names: 'Commands' },
  { kind: 'tool', name: 'Tool', names: 'Tools' },
  { kind: 'error', name: 'Turn error', names: 'Turn errors' },
  { kind: 'stream', name: 'Broken stream', names: 'Broken streams' },
  { kind: 'stopped', name: 'Stopped turn', names: 'Stopped turns' },
]

/** A kind's name. */
export function kindName(kind: FailureKind): string {
  return KINDS.find(one => one.kind === kind)?.name ?? kind
}

/** What the code of a kind is. */
export function codeName(kind: FailureKind): string {
  return { command: 'Exit code', tool: 'Tool', error: 'Error', stream: 'Error', stopped: 'Reason' }[kind]
}

/** What a fingerprint says; those beyond the bound of a file say nothing. */
export function failureText({ text }: Pick<FailureCluster, 'text'>): string {
  return text === '' ? 'Further failures, not told apart' : text
}

/** `0.99.0 – 0.144.0`, one of them where they are the same, a dash for none. */
export function releaseSpan({ firstRelease, lastRelease }: FailureCluster): string {
  if (firstRelease === null || lastRelease === null) return '–'
  return firstRelease === lastRelease ? firstRelease : `${firstRelease} – ${lastRelease}`
}
