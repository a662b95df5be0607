import { basename, dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { placeOf, sealedFileOf } from '../credentials.ts'
import { toRun } from '../packed.ts'
import type { Files } from './files.ts'
import { type Finding, failed, unseen, warned, well } from './finding.ts'

const others = 0o077
const othersWrite = 0o022

export interface Looker {
  platform: NodeJS.Platform
  /** who runs the doctor; null: Windows */
  uid: number | null
}

/** Who may read and change what the kiosk keeps. */
export async function checkRights(files: Files, configFile: string, config: Config, { platform, uid }: Looker): Promise<Finding[]> {
  if (platform === 'win32')
    return [
      unseen(
        'files',
        'Windows keeps rights another way',
        'Properties, Security: the credentials file and the data folder are for the kiosk’s user alone.',
      ),
    ]
  const found: Finding[] = []
  const { file } = config.abdm.credentials
  const folder = dirname(file)
  // editors and careful people leave copies
  const copies = ((await files.names(folder)) ?? []).filter(name => name.includes(basename(file)))
  for (const name of copies) {
    const path = join(folder, name)
    const rights = await files.rights(path)
    if (rights && (rights.mode & others) !== 0)
      found.push(
        failed(
          'files',
          `${path} holds a secret and may be read by others (${octal(rights.mode)})`,
          name === basename(file) ? `chmod 600 ${path}` : `Delete the copy, or: chmod 600 ${path}`,
        ),
      )
  }
  const written = await files.rights(configFile)
  if (written && (written.mode & othersWrite) !== 0)
    found.push(
      failed(
        'files',
        `${configFile} may be changed by others (${octal(written.mode)}): they could send people’s data elsewhere`,
        `chmod go-w ${configFile}`,
      ),
    )
  else if (written && (written.mode & 0o004) !== 0 && config.staff.length > 0)
    found.push(
      warned(
        'files',
        `${configFile} may be read by everybody on this machine, and a PIN of six digits can be found from its hash`,
        `chmod o-r ${configFile}`,
      ),
    )
  const kept = await files.rights(config.data)
  if (kept && (kept.mode & others) !== 0)
    found.push(warned('files', `${config.data} may be looked into by others (${octal(kept.mode)})`, `chmod 700 ${config.data}`))
  const held = placeOf(file) === 'sealed' ? sealedFileOf(file) : file
  if (held !== file && (await files.rights(file)) !== null)
    found.push(warned('files', `${file} is still there beside the sealed ${held}, and is not read`, `Delete it: shred -u ${file}`))
  const secret = await files.rights(held)
  if (kept && secret && kept.uid !== secret.uid)
    found.push(
      failed('files', `${held} belongs to another user than ${config.data}: the kiosk cannot read it`, `chown --reference=${config.data} ${held}`),
    )
  if (uid === 0 && kept && kept.uid !== 0)
    found.push(
      warned(
        'files',
        'the doctor runs as root, who may do everything; the kiosk’s user may not',
        `Run it as that user: runuser -u "$(id -nu ${kept.uid})" -- ${toRun('doctor')} files`,
      ),
    )
  for (const path of config.abdm.uidaiCertificates)
    if ((await files.text(path)) === null)
      found.push(
        failed(
          'files',
          `${path} (abdm.uidaiCertificates) cannot be read`,
          'Put the file there, or take it out of the config; the kiosk does not start so.',
        ),
      )
  return found.length > 0 ? found : [well('files', 'nothing of secret, config and data is open to others')]
}

const octal = (mode: number) => mode.toString(8).padStart(3, '0')
