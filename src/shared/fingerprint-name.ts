/** A fingerprint's number of 48 bits as tables and links write it. */
const DIGITS = 12

export function fingerprintName(fingerprint: number): string {
  return fingerprint.toString(16).padStart(DIGITS, '0')
}

/** The number that is written so. @param name twelve hexadecimal digits. */
export function fingerprintOf(name: string): number {
  return Number.parseInt(name, 16)
}
