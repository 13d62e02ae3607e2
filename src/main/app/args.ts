import { resolve } from 'node:path'
import * as z from 'zod'
import { parseSkeinLink, skeinLinkSchema } from '../../shared/ipc/link.ts'

/** What a start of the app asks for. A second start hands this to the first, which parses it: another program could. */
export const launchArgs = z.object({
  /** Absolute paths. */
  homes: z.array(z.string().max(4096)).max(200),
  sample: z.boolean(),
  link: skeinLinkSchema.nullable(),
})
export type LaunchArgs = z.infer<typeof launchArgs>

/**
 * Reads the command line: `--home DIR` (repeatable), `--sample`, `--user-data-dir DIR`, a link (`skein://…`). The rest,
 * which may be Chromium's, is passed over.
 * @param argv without the executable.
 * @param cwd what relative folders are relative to.
 */
export function parseArgs(argv: readonly string[], cwd: string): LaunchArgs & { readonly userDataDir: string | null } {
  const folders = (name: string) => valuesOf(name, argv).map(folder => resolve(cwd, folder))
  const links = argv.map(parseSkeinLink).filter(link => link !== null)
  return {
    homes: [...new Set(folders('--home'))],
    sample: argv.includes('--sample'),
    link: links.at(-1) ?? null,
    userDataDir: folders('--user-data-dir').at(-1) ?? null,
  }
}

/** The values of an option given as `--name VALUE` or `--name=VALUE`; empty ones count as not given. */
function valuesOf(name: string, argv: readonly string[]): string[] {
  const values = argv.map((argument, index) => {
    if (argument.startsWith(`${name}=`)) return argument.slice(name.length + 1)
    const next = argv[index + 1]
    return argument === name && next !== undefined && !next.startsWith('-') ? next : ''
  })
  return values.filter(value => value !== '')
}
