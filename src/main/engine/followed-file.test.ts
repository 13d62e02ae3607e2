import { appendFileSync, lstatSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryHome } from '../../fixtures/testing.ts'
import { FollowedFile } from './followed-file.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('FollowedFile', () => {
  it('tells of every change once: growing, vanishing, coming back', () => {
    const path = join(temporaryHome(), 'file')
    writeFileSync(path, 'a')
    let changes = 0
    const followed = new FollowedFile(path, lstatSync, () => {
      changes += 1
    })
    const look = () => {
      vi.advanceTimersByTime(1000)
      return changes
    }
    expect(look()).toBe(0)
    appendFileSync(path, 'b')
    expect(look()).toBe(1)
    rmSync(path)
    expect(look()).toBe(2)
    expect(look()).toBe(2)
    writeFileSync(path, 'a')
    expect(look()).toBe(3)
    followed.close()
    appendFileSync(path, 'b')
    expect(look()).toBe(3)
  })
})
