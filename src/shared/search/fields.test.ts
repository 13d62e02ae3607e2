import { expect, it } from 'vitest'
import { conditionOf, fieldNames, fixedValues, isField } from './fields.ts'
import { kindCalled } from './kinds.ts'

it('offers every field, and for it only values that it takes', () => {
  expect(new Set(fieldNames).size).toBe(16)
  for (const field of fieldNames) {
    expect(isField(field)).toBe(true)
    for (const value of fixedValues(field) ?? []) {
      if (field === 'kind') expect(kindCalled(value)).toBe(value)
      else expect(conditionOf(field, value, false, Date.UTC(2026, 10, 26))).toMatchObject({ field })
    }
  }
})
