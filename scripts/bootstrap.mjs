// The one way in: `node scripts/bootstrap.mjs COMMAND [ARGS]`. Sets up what is missing, then runs scripts/COMMAND.ts.
// Plain JavaScript on Node's own modules: on a fresh clone this runs on the machine's Node, with nothing installed.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { cacheFolder } from './bootstrap/cache-folder.mjs'
import { dependenciesAreCurrent, stampDependencies, toolingNode } from './bootstrap/dependencies.mjs'
import { takeLock } from './bootstrap/lock.mjs'
import { onEndRequest } from './bootstrap/parent.mjs'

/** What each command wants set up beyond dependencies and the Electron runtime. */
const COMMANDS = {
  setup: ['--build'],
  start: ['--build'],
  e2e: ['--build'],
  screenshots: ['--build'],
  conformance: ['--build'],
  bench: ['--build'],
  test: [],
  'electron-path': [],
}

const root = join(import.meta.dirname, '..')
const say = line => process.stderr.write(`skein: ${line}\n`)

/** Runs a program to its end, giving it every signal that we get. Resolves to its exit code. */
function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: options.stdio ?? 'inherit', cwd: root, shell: options.shell ?? false })
    const release = onEndRequest(signal => {
      // A terminal sends Ctrl-C to the whole group; the child ends by itself and we report how.
      if (signal !== 'SIGINT') child.kill(signal)
    })
    child.on('error', reject)
    child.on('spawn', () => options.onSpawn?.(child.pid))
    child.on('exit', (code, signal) => {
      release()
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

async function installDependencies(lock) {
  say('installing dependencies (npm ci, about half a minute) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  // npm's own summary belongs on stderr: a script's stdout is the script's.
  const options = { stdio: ['ignore', 2, 2], onSpawn: pid => lock.share(pid) }
  const code = npm?.endsWith('.js')
    ? await run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], options)
    : await run('npm', args, { ...options, shell: process.platform === 'win32' })
  if (code !== 0) {
    say('the dependencies could not be installed; npm says why above.')
    say('Check that the npm registry can be reached and the disk is not full, then run the same command again.')
    return code
  }
  if (!dependenciesAreCurrent(root)) stampDependencies(root)
  return 0
}

async function setUp(extra) {
  const lockPath = join(cacheFolder(), 'setup.lock')
  const lock = await takeLock(lockPath, pid => say(`waiting for another set-up (process ${pid}, ${lockPath}) …`))
  try {
    if (!dependenciesAreCurrent(root)) {
      const code = await installDependencies(lock)
      if (code !== 0) return code
    }
    const onSpawn = pid => lock.share(pid)
    return await run(toolingNode(root), ['scripts/setup.ts', ...extra], { stdio: ['ignore', 2, 2], onSpawn })
  } finally {
    lock.release()
  }
}

async function main([command, ...args]) {
  if (command === undefined || !Object.hasOwn(COMMANDS, command)) {
    say(`usage: node scripts/bootstrap.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`)
    return 2
  }
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node ${process.versions.node} is too old; install Node 20.19 or newer (https://nodejs.org), then try again.`)
    return 1
  }
  const code = await setUp(command === 'setup' ? [...COMMANDS.setup, ...args] : COMMANDS[command])
  if (code !== 0 || command === 'setup') return code
  return run(toolingNode(root), [`scripts/${command}.ts`, ...args])
}

process.exitCode = await main(process.argv.slice(2))
