import { chownSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type Config, faultSentence, parseConfig } from './config.ts'
import { defaultConfigFile } from './config-file.ts'
import { parseCredentials, sealedFileOf } from './credentials.ts'
import { hiddenLines } from './hidden-lines.ts'
import type { Keystore } from './keystore.ts'
import { writeWhole } from './whole-file.ts'

const configFile = defaultConfigFile(process.platform, process.env)

const usage = `abha-kiosk secret [--config FILE]
Asks for the client id and the client secret of this kiosk (and the relay's secret, where there is a relay) and keeps them:
sealed by the keystore of this machine and user, where there is one; else in a file that only this user may read. It says which.

  --config FILE   the kiosk's config, which names the file (${configFile})

What is typed is not shown. A pipe is read as JSON: {"clientId": "…", "clientSecret": "…", "relaySecret": "…"}
Run it as the kiosk's user, in the session the kiosk runs in; or as root, whose keystore the kiosk cannot open: then it is a file of the
kiosk's user, to whom the config's data folder belongs. Exit code: 0 kept, 1 not kept, 64 wrong use.
`

/** What is asked before the keystore can be asked, and then what is done with it. A number is the exit code at once. */
export async function secret(args: string[], say: (text: string) => void): Promise<number | ((keystore: Keystore) => number)> {
  let values: ReturnType<typeof read>
  try {
    values = read(args)
  } catch (error) {
    // the first line alone: it never quotes what follows, which may be a secret that was typed in the wrong place
    say(`${error instanceof Error && 'code' in error ? 'No such option; a secret is never given as an argument.' : 'wrong use'}\n\n${usage}`)
    return 64
  }
  if (values.help) {
    say(usage)
    return 0
  }
  const config = configIn(values.config, say)
  if (config === null) return 1
  const other = otherOwner(config.data)
  if (other !== null && process.getuid?.() !== 0) {
    say(`${config.data} belongs to another user. Run this as that user, or as root. Nothing was written.\n`)
    return 1
  }
  const json = process.stdin.isTTY === true ? await asked() : await text(process.stdin)
  const parsed = parseCredentials(json, 'What was given')
  if (!parsed.ok) {
    say(`${parsed.why}. Nothing was written.\n`)
    return 1
  }
  const file = config.abdm.credentials.file
  if (other === null) return keystore => keep(file, json, keystore, say)
  return keep(file, json, { ok: false, why: 'another user’s keystore is not the kiosk’s' }, say, other)
}

const read = (args: string[]) =>
  parseArgs({
    args,
    options: { config: { type: 'string', default: configFile }, help: { type: 'boolean', default: false } },
  }).values

function configIn(configFile: string, say: (text: string) => void): Config | null {
  try {
    const parsed = parseConfig(readFileSync(configFile, 'utf8'))
    if (parsed.ok) return parsed.config
    for (const fault of parsed.faults) say(`${faultSentence(configFile, fault)}\n`)
  } catch {
    say(`${configFile} cannot be read. Name the kiosk's config with --config FILE.\n`)
  }
  return null
}

interface Owner {
  uid: number
  gid: number
}

/** Whose that folder is, if it is somebody else's; null: our own, or not there yet, or a system without such owners. */
function otherOwner(folder: string): Owner | null {
  const found = statSync(folder, { throwIfNoEntry: false })
  return !found || process.getuid === undefined || found.uid === process.getuid() ? null : { uid: found.uid, gid: found.gid }
}

async function asked(): Promise<string> {
  const [clientId = '', clientSecret = '', relaySecret = ''] = await hiddenLines([
    'Client id: ',
    'Client secret: ',
    'The relay’s secret (empty: no relay): ',
  ])
  return JSON.stringify({
    clientId: clientId.trim(),
    clientSecret: clientSecret.trim(),
    ...(relaySecret.trim() === '' ? {} : { relaySecret: relaySecret.trim() }),
  })
}

/** One of the two files is there afterwards, for its owner alone. Returns the exit code. */
function keep(file: string, json: string, keystore: Keystore, say: (text: string) => void, owner: Owner | null = null): number {
  const sealed = sealedFileOf(file)
  const [path, other] = keystore.ok ? [sealed, file] : [file, sealed]
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const bytes = keystore.ok ? keystore.seal(json) : json
    if (keystore.ok && keystore.open(bytes as Uint8Array) !== json) {
      say(`${keystore.name} did not give back what it was given. Nothing was written.\n`)
      return 1
    }
    writeWhole(path, bytes)
    if (owner) chownSync(path, owner.uid, owner.gid)
    rmSync(other, { force: true })
  } catch (error) {
    say(`${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'the keystore refused'})\n`)
    return 1
  }
  say(
    keystore.ok
      ? `Sealed by ${keystore.name} in ${path}: only this user on this machine can open it. Start the kiosk again.\n`
      : `Kept in ${path}, for ${owner ? 'the kiosk’s user' : 'this user'} alone, not sealed: ${keystore.why}.\n`,
  )
  return 0
}
