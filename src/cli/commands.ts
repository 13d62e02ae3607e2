import type { ExitCode } from './exit-codes.ts'

/** A command with what help says of it; its code is loaded when it is called. */
export interface Command {
  /** One line, without `skein`. */
  readonly usage: string
  readonly summary: string
  /** Lines about options. */
  readonly options: readonly string[]
  readonly load: () => Promise<{ readonly run: (args: string[]) => Promise<ExitCode> }>
}

const HOMES = [
  '--home PATH      a CODEX_HOME, any other folder with rollouts, an archive of one (.zip, .tar, .tar.gz), or a rollout;',
  '                 may be given several times (default: $CODEX_HOME, else ~/.codex)',
  '--data DIR       folder of the index, shared with the app by default',
]
const JSON_OPTION = '--json           JSON instead of text'
const CSV_OPTION = '--csv            a table for other programs'

export const commands: ReadonlyMap<string, Command> = new Map([
  [
    'list',
    {
      usage: 'list [--json|--csv] [--home PATH]… [--mode MODE]… [--sort KEY] [--limit N] [TEXT…]',
      summary: 'List threads; TEXT are words that must all occur in name, preview, project, branch or id.',
      options: [
        JSON_OPTION,
        CSV_OPTION,
        ...HOMES,
        '--mode MODE      legacy, paginated or unknown; may be given several times',
        '--source KIND    cli, vscode, exec, appServer, subAgent, custom or unknown; may be given several times',
        '--project DIR    threads whose folder this is; may be given several times',
        '--model NAME     threads of a model; may be given several times, as the next two',
        '--release N.N    threads of a release: 0.144',
        '--month YYYY-MM  threads last changed in this month',
        '--pinned         only threads that you pinned in the app',
        '--tag NAME       threads with a tag of yours; may be given several times',
        '--archived       only archived threads',
        '--active         only threads that are not archived',
        '--sort KEY       updated (default), created, name, size or tokens',
        '--reverse        the other way round',
        '--limit N        at most N threads',
      ],
      load: () => import('./list.ts'),
    },
  ],
  [
    'show',
    {
      usage: 'show [--json] [--home PATH]… ID',
      summary: 'Show a thread: what is known of it, and its transcript where its history mode is supported.',
      options: [
        'ID               a thread id, or its first characters (at least 8)',
        '--json           the thread as JSON with the ledger of its file, without the transcript',
        ...HOMES,
      ],
      load: () => import('./show.ts'),
    },
  ],
  [
    'search',
    {
      usage: 'search [--deep] [--json] [--limit N] [--hits N] [--sort KEY] [--home PATH]… QUERY…',
      summary: 'Search what threads hold: prompts, answers, commands, outputs, files, names.',
      options: [
        'QUERY            words, "a phrase", prefix*, -not, OR, and project: branch: source: mode: model: provider:',
        '                 version: is: has: tool: file: after: before: tokens: (docs/search.md); after -- all is QUERY',
        '                 Of outputs of tools the first 350 and the last 150 characters can be found.',
        JSON_OPTION,
        '--limit N        at most N threads (default: 20)',
        '--deep           looks through the files themselves, newest first: finds also what the index leaves out',
        '--hits N         at most N places of each thread, the best ones (default: 5, at most 50)',
        '--sort KEY       relevance (default) or time',
        ...HOMES,
      ],
      load: () => import('./search.ts'),
    },
  ],
  [
    'check',
    {
      usage: 'check [--json|--csv|--sarif] [--severity LEVEL] [--fail-on LEVEL] [PATH…]',
      summary:
        'Check rollouts for damage: a file, a folder, a home, or - for stdin. Exits with 1 when there are errors.',
      options: [
        'PATH             a file, a folder, a home, or an archive of one (default: $CODEX_HOME, else ~/.codex)',
        '--json           an array of findings',
        CSV_OPTION,
        '--sarif          SARIF 2.1.0, for tools that show findings',
        '--severity LEVEL error, warning or info: prints this and what is graver (default: info)',
        '--fail-on LEVEL  exits with 1 where something of this severity or graver is found (default: error)',
      ],
      load: () => import('./check.ts'),
    },
  ],
  [
    'stats',
    {
      usage: 'stats [--json|--csv] [PATH…]',
      summary: 'Count rollouts by history mode, release, month and size, and what is wrong with them by check.',
      options: [
        'PATH             a file, a folder, a home, an archive of one, or - for stdin (default: $CODEX_HOME, else ~/.codex)',
        JSON_OPTION,
        CSV_OPTION,
      ],
      load: () => import('./stats.ts'),
    },
  ],
  [
    'report',
    {
      usage: 'report [--failures [--known]] [--coverage] [--json|--csv] [--home PATH]…',
      summary:
        'Tell which releases write which history mode since when, and how often opening was refused here; what failed, too.',
      options: [
        '--failures       also what failed in the threads that are opened; reads what nobody has read yet',
        '--known          with --failures: also what is marked as known',
        '--coverage       also how much of the files Skein understands, and which kinds and keys it does not know',
        JSON_OPTION,
        '--csv            the threads by mode, release and month as a table; with --failures the fingerprints,',
        '                 with --coverage the unknown kinds and keys',
        ...HOMES,
      ],
      load: () => import('./report.ts'),
    },
  ],
  [
    'export',
    {
      usage: 'export ID [--format md|html|json|repro] [--out FILE] [--no-tool-output] [--rolled-back] [--home PATH]…',
      summary: 'Write a thread as a document (Markdown, HTML, JSON), or as a minimal repro with every text masked.',
      options: [
        'ID               a thread id, or its first characters (at least 8)',
        '--format KIND    md (default), html (one file), json, or repro (a rollout of the same shape without its words);',
        '                 else by the ending of FILE',
        '--out FILE       whole or not at all, never in a CODEX_HOME; replaces a file. Default: stdout',
        '--no-tool-output without what commands and tools answered',
        '--rolled-back    with turns that were taken back, marked',
        ...HOMES,
      ],
      load: () => import('./export.ts'),
    },
  ],
  [
    'bundle',
    {
      usage: 'bundle THREAD…|--query Q --out FILE.zip [--redact] [--pattern P]… [--raw-refused] [--home PATH]…',
      summary:
        'Write threads with what is wrong with them into a zip archive, redacted if asked, to be sent to somebody.',
      options: [
        'THREAD           a thread id, or its first characters (at least 8)',
        '--query Q        threads that a search finds, as skein search does, up to 10,000',
        '--out FILE       whole or not at all, never in a CODEX_HOME; replaces a file',
        '--redact         secrets, names of users, homes and machines, and e-mail addresses become pseudonyms',
        '--pattern P      with --redact: a word of your own, too; * stands for the rest of a word',
        '--raw-refused    also files of threads that are not opened, copied unread; else what is known of them',
        '--raw-unredacted with --redact and --raw-refused: yes, these files may go out as they are',
        ...HOMES,
      ],
      load: () => import('./bundle.ts'),
    },
  ],
  [
    'usage',
    {
      usage: 'usage [--by WHAT] [--since DAY] [--until DAY] [--json|--csv] [--home PATH]…',
      summary: 'Add up the tokens that threads used; forks and sub-agents count their own part alone.',
      options: [
        '--by WHAT        day (default), week, month, project, model, source or provider',
        '--since DAY      from this day on, as 2026-11-23; --until DAY: up to it',
        JSON_OPTION,
        CSV_OPTION,
        ...HOMES,
      ],
      load: () => import('./usage.ts'),
    },
  ],
  [
    'compare',
    {
      usage: 'compare A B [--heads] [--differences] [--limit N] [--json|--csv] [--home DIR]…',
      summary: 'Compare two threads, or two homes: before and after an update.',
      options: [
        'A, B             thread ids, or their first characters (at least 8); one id that lies in two homes may stand twice;',
        '                 or two folders',
        '--heads          of two threads, their heads member by member',
        '--head-a N       with --heads: the Nth head of A (default: 1); --head-b N: of B',
        '--differences    only what differs',
        '--limit N        of two homes: at most N threads (default: 1,000)',
        JSON_OPTION,
        CSV_OPTION,
        ...HOMES,
      ],
      load: () => import('./compare.ts'),
    },
  ],
  [
    'app-server',
    {
      usage: 'app-server [--home PATH]…',
      summary: 'Answer the read-only part of the Codex app-server protocol on stdin and stdout.',
      options: HOMES,
      load: () => import('./app-server.ts'),
    },
  ],
  [
    'fixtures',
    {
      usage: 'fixtures [--now INSTANT] DIR',
      summary: 'Write the built-in sample home into DIR.',
      options: ['--now INSTANT    RFC 3339; the day that the sample ends at'],
      load: () => import('./fixtures.ts'),
    },
  ],
] satisfies [string, Command][])
