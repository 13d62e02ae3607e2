// Stands in for Electron's default app, which the fallback runtime lacks: runs the app whose folder is the first
// argument that is no flag. The import is awaited at the top level because Electron holds back `ready` until this
// module is done; a floating import would let `ready` fire before the app's own main has run.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv.slice(1).find(argument => !argument.startsWith('-'))

if (folder === undefined) {
  process.stderr.write('usage: electron [flags] FOLDER [arguments]\n')
  app.exit(2)
} else {
  const path = resolve(folder)
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  app.setName(manifest.productName ?? manifest.name)
  if (manifest.version) app.setVersion(manifest.version)
  app.setAppPath(path)
  const main = createRequire(join(path, 'package.json')).resolve(path)
  await import(pathToFileURL(main).href)
}
