/** Each of the three numbers of a release is less than this. */
const STEP = 100_000

/**
 * A release as a number that is larger for a later one: `0.99.0` < `0.144.0-alpha.3` < `0.144.0`. Null for what is no
 * release. Releases that differ in what stands behind a dash alone have the same.
 */
export function releaseKey(release: string): number | null {
  const [, major = '', minor = '', patch = '0', early] =
    /^v?(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?(-)?/.exec(release) ?? []
  if (major === '') return null
  return ((Number(major) * STEP + Number(minor)) * STEP + Number(patch)) * 2 + (early === undefined ? 1 : 0)
}
