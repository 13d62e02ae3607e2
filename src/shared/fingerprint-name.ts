/** A fingerprint's number of 48 bits as tables and links write it. */
const DIGITS = 12
export const FINGERPRINT_DIGITS = /^[0-9a-f]{12}$/

/** Twelve hexadecimal digits. */
export function fingerprintName(fingerprint: number): string {
  return fingerprint.toString(16).padStart(DIGITS, '0')
}

/** The number that is written so. @param name twelve hexadecimal digits. */
export function fingerprintOf(name: string): number {
  return Number.parseInt(name, 16)
}

/** What the triage calls a failure that is known, where it calls checks by their names. */
const PREFIX = 'failure:'

/** The name by which the triage knows a failure. */
export function failureCheck(fingerprint: number): string {
  return `${PREFIX}${fingerprintName(fingerprint)}`
}

/** The fingerprint that a name of the triage means; null for that of a check. */
export function fingerprintOfCheck(check: string): number | null {
  const name = check.slice(PREFIX.length)
  return check.startsWith(PREFIX) && FINGERPRINT_DIGITS.test(name) ? fingerprintOf(name) : null
}
