/** What the engine's process gets to know of the environment: no switches of Node or Electron among it. */
const NAMES = new Set([
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TMP',
  'TEMP',
  // Windows: without the first two, its own libraries fail.
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
])
const PREFIXES = ['LC_', 'XDG_']

/** The part of an environment that is passed on to the engine's process. */
export function engineEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const passed: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    // Windows does not mind case in names.
    const known = NAMES.has(name.toUpperCase()) || PREFIXES.some(prefix => name.startsWith(prefix))
    if (known && value !== undefined) passed[name] = value
  }
  return passed
}
