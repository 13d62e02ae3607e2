import { type ElectronApplication, _electron as electron } from '@playwright/test'
import { appArguments, appEnvironment, electronExecutable, sandboxed } from '../e2e/fixtures/environment.ts'
import { freshFolder } from './data.ts'

/** Starts the real app on a home, as a person who has no settings. @param profile the app's data folder. */
export function launchApp(home: string, profile: string): Promise<ElectronApplication> {
  return electron.launch({
    executablePath: electronExecutable(),
    args: appArguments(profile, ['--home', home]),
    env: appEnvironment(freshFolder('person')),
    chromiumSandbox: sandboxed,
  })
}
