import { expect, it } from 'vitest'
import { conditionOf, fieldNames, fixedValues, isField } from './fields.ts'

it('offers every field, and for it only values that it takes', () => {
  expect(new Set(fieldNames).size).toBe(15)
  for (const field of fieldNames) {
    expect(isField(field)).toBe(true)
    for (const value of fixedValues(field) ?? []) {
      expect(conditionOf(field, value, false, Date.UTC(2026, 10, 26))).toMatchObject({ field })
    }
  }
})
