import * as z from 'zod'

/**
 * A schema that looks at each object once and hands it on as it is: whatever refers to one object refers to one object
 * afterwards, and checking takes time by the number of objects, not of references.
 */
export function sameObject<T extends object>(schema: z.ZodType<T>): z.ZodType<T> {
  const fine = new WeakSet<object>()
  return z.custom<T>(value => {
    if (typeof value !== 'object' || value === null) return false
    if (fine.has(value)) return true
    if (!schema.safeParse(value).success) return false
    fine.add(value)
    return true
  })
}
