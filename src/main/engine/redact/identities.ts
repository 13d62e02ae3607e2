import { AppError } from '../../../shared/ipc/result.ts'

/** Who a text is about: the names of users and machines, learned where they say themselves what they are. */

/** Folders and logins that name nobody. */
const NOBODY = new Set(
  `admin administrator all app build builder circleci codespace container default dev docker ec2-user example git guest
  home jenkins local localhost me node nobody public root runner shared test travis ubuntu user users username vagrant
  vscode work www-data you`.split(/\s+/),
)
const SHORTEST_NAME = 3
/** Each name is looked for in every text. */
const MOST_NAMES = 2000

const HOMES = [
  /(?:^|[^A-Za-z0-9._-])\/(?:home|Users)\/+([^\\/\s"'`:;,<>|()[\]{}*?$]{1,64})/g,
  /(?<![A-Za-z])[A-Za-z]:[\\/]+Users[\\/]+([^\\/:*?"<>|\r\n]{1,64})(?=[\\/])/g,
  /(?<![A-Za-z])[A-Za-z]:[\\/]+Users[\\/]+([^\\/:*?"<>|\s]{1,64})/g,
]
/** `name@machine:~/folder$`, the prompt of a shell, and `HOSTNAME=machine`. */
const PROMPT = /(?<![A-Za-z0-9._%+-])([a-z_][a-z0-9_-]{0,31})@([A-Za-z][A-Za-z0-9-]{1,62})(?=:[~/]|[ \]]?[$#] )/g
const HOSTNAME = /(?<![A-Za-z0-9])(?:HOSTNAME|COMPUTERNAME)[=:]\s*"?([A-Za-z][A-Za-z0-9-]{1,62})/g
const LOGIN = /(?<![A-Za-z0-9])(?:USER|LOGNAME|USERNAME)=([A-Za-z_][A-Za-z0-9_.-]{1,63})/g
/** A text without any of these endings holds no machine of a network of one's own. */
export const LOCAL_HINT = /\.(?:local|lan|internal|intranet|corp|home\.arpa)/
/** Machines of a network of one's own. */
export const LOCAL_HOST =
  /(?<![A-Za-z0-9.-])[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){0,4}\.(?:local|lan|internal|intranet|corp|home\.arpa)(?![A-Za-z0-9-])/dg

export class Identities {
  readonly #users = new Set<string>()
  readonly #hosts = new Set<string>()

  /** Takes the names that a text gives away. @throws AppError for more names than can be looked for */
  learn(text: string): void {
    if (text.includes('home') || text.includes('sers')) {
      for (const pattern of HOMES) for (const [, name = ''] of text.matchAll(pattern)) this.#addUser(name)
    }
    if (text.includes('@')) {
      for (const [, user = '', host = ''] of text.matchAll(PROMPT)) {
        this.#addUser(user)
        this.#addHost(host)
      }
    }
    if (text.includes('NAME')) for (const [, host = ''] of text.matchAll(HOSTNAME)) this.#addHost(host)
    if (text.includes('USER') || text.includes('LOGNAME')) {
      for (const [, user = ''] of text.matchAll(LOGIN)) this.#addUser(user)
    }
  }

  /** Names that one knows without having read them: of this machine, of its user. */
  know(names: { readonly user?: string; readonly host?: string }): void {
    if (names.user !== undefined) this.#addUser(names.user)
    if (names.host !== undefined) this.#addHost(names.host)
  }

  get users(): ReadonlySet<string> {
    return this.#users
  }

  get hosts(): ReadonlySet<string> {
    return this.#hosts
  }

  #addUser(name: string): void {
    this.#add(this.#users, name)
  }

  #addHost(name: string): void {
    this.#add(this.#hosts, name)
  }

  #add(names: Set<string>, name: string): void {
    if (!isSomebody(name)) return
    names.add(name)
    if (names.size <= MOST_NAMES) return
    throw new AppError(
      'too-large',
      `More than ${MOST_NAMES} names of users and machines stand in these threads, too many to take all of them out. Choose fewer threads, or leave names in.`,
    )
  }
}

function isSomebody(name: string): boolean {
  return name.length >= SHORTEST_NAME && !name.startsWith('.') && !NOBODY.has(name.toLowerCase())
}
