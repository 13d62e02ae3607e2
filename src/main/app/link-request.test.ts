import { expect, it } from 'vitest'
import { type SkeinLink, skeinLinkSchema } from '../../shared/ipc/link.ts'
import { createLinkRequest } from './link-request.ts'

const search = (text: string): SkeinLink => skeinLinkSchema.parse({ to: 'search', text })

it('keeps a request until the page starts, and passes later ones on at once', () => {
  const told: SkeinLink[] = []
  const request = createLinkRequest(search('first'), link => told.push(link))
  request.ask(search('second'))
  expect(told).toEqual([])
  expect(request.take()).toEqual(search('second'))
  expect(request.take()).toBeNull()
  request.ask(search('third'))
  expect(told).toEqual([search('third')])
  expect(request.take()).toBeNull()
})
