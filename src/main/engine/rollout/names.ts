/**
 * Rollout file names: `rollout-<time>-<thread id>[_<rollout id>].jsonl[.zst]`, the time being the writer's local time
 * as `YYYY-MM-DDTHH-MM-SS` (the first releases wrote only the date).
 */

export interface RolloutName {
  /** The time as written, without zone. */
  readonly time: string
  readonly threadId: string
  /** The second id of a continuation file. */
  readonly rolloutId: string | null
  readonly compressed: boolean
}

const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'
const NAME = new RegExp(
  `^rollout-(\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}-\\d{2}-\\d{2})?)-(${UUID})(?:_(${UUID}))?\\.jsonl(\\.zst)?$`,
)

/** @returns null for a name that is no rollout's. */
export function parseRolloutName(fileName: string): RolloutName | null {
  const match = NAME.exec(fileName)
  if (match === null) return null
  const [, time, threadId, rolloutId, zst] = match
  if (time === undefined || threadId === undefined) return null
  return {
    time,
    threadId: threadId.toLowerCase(),
    rolloutId: rolloutId?.toLowerCase() ?? null,
    compressed: zst !== undefined,
  }
}

/** Whether a name means to be a rollout's without being one: worth a word to the person. */
export function resemblesRolloutName(fileName: string): boolean {
  return /^rollout-.*\.jsonl?(\.zst)?$/.test(fileName)
}

/** The time of a file name in unix ms, read as UTC as Codex does; null where it is no date. */
export function nameTime(time: string): number | null {
  const [date, clock] = time.split('T')
  const parsed = Date.parse(`${date}T${clock === undefined ? '00:00:00' : clock.replaceAll('-', ':')}Z`)
  return Number.isNaN(parsed) ? null : parsed
}

/** The last part of a `/`-separated path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a rollout's path is that of a compressed file. */
export function isCompressed(path: string): boolean {
  return path.endsWith('.zst')
}

/** The path that stands for a file whether it is compressed or not. */
export function logicalPath(path: string): string {
  return isCompressed(path) ? path.slice(0, -'.zst'.length) : path
}

/**
 * The path of a rollout below its home, of whatever system and wherever the home lay when it was written down; the whole
 * path where that cannot be told. Compressed or not makes no difference.
 */
export function pathBelowHome(path: string): string {
  const plain = logicalPath(path.replaceAll('\\', '/'))
  return /^(?:.*\/)?((?:archived_)?sessions\/.*)$/s.exec(plain)?.[1] ?? plain
}

/** Whether text is a UUID, whatever its case. */
export function isUuid(text: string): boolean {
  return new RegExp(`^${UUID}$`).test(text)
}
