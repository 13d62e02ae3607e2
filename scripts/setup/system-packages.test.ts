import { describe, expect, it } from 'vitest'
import { hasDisplay, missingLibraries, onPath } from './system-packages.ts'

describe('missingLibraries', () => {
  it('names what ldd could not find and nothing else', () => {
    const ldd =
      '\tlinux-vdso.so.1 (0x00007ffd)\n\tlibnss3.so => not found\n\tlibm.so.6 => /lib/libm.so.6 (0x1)\n\tlibgbm.so.1 => not found\n'
    expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1'])
    expect(missingLibraries('\tlibm.so.6 => /lib/libm.so.6 (0x1)\n')).toEqual([])
  })
})

describe('hasDisplay', () => {
  it('asks the environment on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})

describe('onPath', () => {
  it('looks into each folder of the path', () => {
    const exists = (path: string) => path === '/b/Xvfb'
    expect(onPath('Xvfb', '/a:/b', exists)).toBe(true)
    expect(onPath('Xvfb', '/a:', exists)).toBe(false)
    expect(onPath('Xvfb', undefined, exists)).toBe(false)
  })
})
