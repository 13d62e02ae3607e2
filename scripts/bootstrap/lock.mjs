// Plain JavaScript on Node's own modules: this runs before anything is installed, on the machine's Node.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const POLL_MS = 250

/**
 * Takes the lock at `path`, waiting while another living process holds it. `onWait` is called once, with the holder's
 * process id, when there is somebody to wait for. The lock is a file that names its owners; it appears complete or not
 * at all, and one whose owners are all gone is taken over.
 */
export async function takeLock(path, onWait) {
  mkdirSync(dirname(path), { recursive: true })
  let told = false
  while (!tryTake(path)) {
    const holder = livingOwner(path)
    if (holder === undefined) {
      removeStale(path)
      continue
    }
    if (!told) onWait(holder)
    told = true
    await delay(POLL_MS)
  }
  return {
    /** Also names `pid`, a child that works under the lock, so that it counts while the child outlives us. */
    share(pid) {
      writeVia(path, owner(process.pid) + owner(pid), renameSync)
    },
    release() {
      rmSync(path, { force: true })
    },
  }
}

function tryTake(path) {
  try {
    writeVia(path, owner(process.pid), linkSync)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function writeVia(path, text, place) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text)
  try {
    place(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** One line: process id and, where the system tells, when it started, since process ids come round again. */
function owner(pid) {
  return `${pid} ${startedAt(pid)}\n`
}

/** In the system's own ticks; empty where it does not tell, and for a process that has ended. */
function startedAt(pid) {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended, only nobody has asked how.
    return fields[0] === 'Z' ? '' : (fields[19] ?? '')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return ''
    throw error
  }
}

function livingOwner(path) {
  for (const line of readOwners(path)) {
    const [pid, started] = line.split(' ')
    if (isAlive(Number(pid)) && startedAt(Number(pid)) === started) return Number(pid)
  }
  return undefined
}

function readOwners(path) {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean)
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two waiters may both see a dead owner: whoever moved a living one's lock aside by mistake puts it back. */
function removeStale(path) {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (livingOwner(aside) !== undefined) linkSync(aside, path)
  rmSync(aside, { force: true })
}
