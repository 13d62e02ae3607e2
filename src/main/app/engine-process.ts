import { utilityProcess } from 'electron'
import type { HostProcess } from '../engine/client.ts'
import { engineEnvironment } from './environment.ts'

/** Starts the engine's host in a utility process. @param entry the built host, absolute. */
export function startEngineProcess(entry: string): HostProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Skein engine',
    env: engineEnvironment(process.env),
    execArgv: [],
  })
  // It may end before anybody listens.
  const exit = new Promise<number>(resolve => child.once('exit', resolve))
  return {
    post: message => child.postMessage(message),
    onMessage: listener => child.on('message', listener),
    onExit: listener => void exit.then(listener),
    kill: () => child.kill(),
  }
}
