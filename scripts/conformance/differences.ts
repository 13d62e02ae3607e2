import { isObject } from '../../src/main/engine/rollout/record.ts'

/**
 * Where two values differ: one line for each place, with both values in JSON, cut.
 * @param path of the values, for the lines.
 */
export function differences(path: string, codex: unknown, skein: unknown): string[] {
  if (isObject(codex) && isObject(skein)) {
    const keys = new Set([...Object.keys(codex), ...Object.keys(skein)])
    return [...keys].flatMap(key => differences(`${path}.${key}`, codex[key], skein[key]))
  }
  if (Array.isArray(codex) && Array.isArray(skein)) {
    const [longer, shorter] = codex.length < skein.length ? [skein, codex] : [codex, skein]
    const inBoth = shorter.flatMap((_, i) => differences(`${path}[${i}]`, codex[i], skein[i]))
    const more = longer.length - shorter.length
    return more === 0 ? inBoth : [...inBoth, `${path}: codex has ${codex.length}, skein has ${skein.length}`]
  }
  const [a, b] = [text(codex), text(skein)]
  return a === b ? [] : [`${path}: codex ${cut(a)}, skein ${cut(b)}`]
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function cut(value: string): string {
  return value.length <= 300 ? value : `${value.slice(0, 300)}…`
}
