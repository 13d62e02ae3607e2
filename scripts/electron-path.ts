// Prints the Electron executable in use, and nothing else.
import { chosenElectron } from './setup/electron.ts'

console.log(chosenElectron().executable)
