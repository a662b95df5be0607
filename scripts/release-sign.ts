// Signs a release: for each program in a folder its manifest and signature, as docs/updates.md says.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { unfitToSign } from './lib/maintainer.ts'
import { artifactsOf, signRelease, writeNewKey } from './lib/release.ts'

const help = `npm run release:sign -- FOLDER --key FILE [options]   signs what npm run package has written into FOLDER
npm run release:sign -- --new-key FILE              makes a key: FILE stays with the releaser, FILE.pub goes to every kiosk

  --channel NAME   default: latest
  --staging N      to N of 100 machines at first; sign again with a greater number, without it for all

A Debian package that names nobody who answers for it is not signed.
RELEASE_KEY_PASSPHRASE in the environment encrypts a new key, and opens it again.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    'new-key': { type: 'string' },
    channel: { type: 'string', default: 'latest' },
    staging: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const passphrase = process.env.RELEASE_KEY_PASSPHRASE
const [folder] = positionals
const staging = values.staging === undefined ? null : Number(values.staging)
const wrong =
  (staging !== null && !(Number.isInteger(staging) && staging >= 0 && staging <= 100)) ||
  !/^[a-z]{1,20}$/.test(values.channel) ||
  positionals.length > 1

if (values.help) console.log(help)
else if (values['new-key'] !== undefined && !folder) console.log(`wrote ${values['new-key']} and ${writeNewKey(values['new-key'], passphrase)}`)
else if (folder && values.key && !wrong) {
  const packages = artifactsOf(readdirSync(folder)).filter(({ platform }) => platform === 'linux')
  const unfit = packages.flatMap(({ file }) => unfitToSign(join(folder, file)) ?? [])
  if (unfit.length > 0) {
    console.error(unfit.join('\n'))
    process.exitCode = 1
  } else {
    const key = readFileSync(values.key, 'utf8')
    for (const name of signRelease({ folder, key, passphrase, channel: values.channel, staging, date: new Date() })) console.log(`wrote ${name}`)
  }
} else {
  console.error(help)
  process.exitCode = 64
}
