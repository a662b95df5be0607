import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './say.mjs'

/** What is built from which folders. */
const outputs = {
  renderer: ['renderer', 'locales', 'hardware/scanner/camera', 'service/contract', 'package-lock.json'],
  shell: ['electron', 'service', 'abdm', 'hardware', 'locales', 'tests/electron', 'package-lock.json', 'scripts/build.ts'],
}

const stampFile = name => join(root, 'dist', `.built-${name}`)

function* filesUnder(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) yield path
  else
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) yield* filesUnder(inside)
      else if (!entry.name.includes('.test.')) yield inside
    }
}

/** Names, sizes and times of the sources: quick to take, and different as soon as one of them is. */
function fingerprint(name) {
  const hash = createHash('sha256')
  for (const folder of outputs[name])
    for (const file of filesUnder(join(root, folder))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  return hash.digest('hex')
}

export const staleOutputs = () =>
  Object.keys(outputs).filter(name => !existsSync(stampFile(name)) || readFileSync(stampFile(name), 'utf8') !== fingerprint(name))

export function writeStamp(name) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile(name), fingerprint(name))
}
