import { expect, it } from 'vitest'
import { createThreadRequest } from './thread-request.ts'

it('keeps a request until the page starts, and passes later ones on at once', () => {
  const told: string[] = []
  const request = createThreadRequest('first', id => told.push(id))
  request.ask('second')
  expect(told).toEqual([])
  expect(request.take()).toBe('second')
  expect(request.take()).toBeNull()
  request.ask('third')
  expect(told).toEqual(['third'])
  expect(request.take()).toBeNull()
})
