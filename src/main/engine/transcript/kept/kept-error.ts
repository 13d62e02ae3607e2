import * as z from 'zod'

/** What was kept is not what it was. */
export class KeptError extends Error {
  constructor() {
    super('what was kept of a reading is damaged')
    this.name = 'KeptError'
  }
}

/** What is made of something that was kept; null where that turns out to be damaged. @throws whatever else goes wrong */
export function unlessDamaged<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof KeptError || error instanceof z.ZodError) return null
    throw error
  }
}
