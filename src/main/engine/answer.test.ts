import { describe, expect, it } from 'vitest'
import { asAnswer } from './answer.ts'

describe('asAnswer', () => {
  it('leaves what is small as it is', () => {
    expect(asAnswer({ a: [1, null] })).toEqual({ value: { a: [1, null] } })
    expect(asAnswer(undefined)).toEqual({ value: undefined })
  })

  it('tells what is large as text', () => {
    const large = { text: 'x'.repeat(20_000) }
    expect(asAnswer(large)).toEqual({ json: JSON.stringify(large) })
  })

  it('tells what would lose a member as text', () => {
    const json = '{"problems":[{"deep":[1,{"__proto__":null}]}],"total":1}'
    expect(asAnswer(JSON.parse(json))).toEqual({ json })
  })
})
