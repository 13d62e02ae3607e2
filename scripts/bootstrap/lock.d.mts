/** A held lock. */
export interface Lock {
  share(pid: number): void
  release(): void
}
export function takeLock(path: string, onWait: (holder: number) => void): Promise<Lock>
