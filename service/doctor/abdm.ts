import { type Abdm, type Failure, isSameName } from '../../abdm/index.ts'
import type { Config } from '../config.ts'
import { type CredentialsRead, placeOf, sealedFileOf } from '../credentials.ts'
import { type Finding, type FindingName, failed, warned, well } from './finding.ts'

export interface AbdmParts {
  config: Config
  credentials: CredentialsRead
  abdm: Pick<Abdm, 'warm' | 'facility' | 'bridge'>
}

/** Asks for a session, which is never told, and by it for the facility and where callbacks go. */
export async function checkAbdm({ config, credentials, abdm }: AbdmParts): Promise<Finding[]> {
  const { file } = config.abdm.credentials
  if (!credentials.ok && credentials.reason === 'sealed')
    return [
      warned(
        'credentials',
        credentials.why,
        'Start the kiosk: it opens them, and its screen says when ABDM refuses them. To see it here: abha-kiosk secret writes them anew.',
      ),
    ]
  if (!credentials.ok)
    return [failed('credentials', credentials.why, howToMend(credentials.reason, placeOf(file) === 'sealed' ? sealedFileOf(file) : file))]
  const session = await abdm.warm()
  if (!session.ok) return [notOk('credentials', session.error, file)]
  return [
    well('credentials', `ABDM gave a session and its keys; the secret stands in ${file}, for its owner alone, not sealed`),
    await checkFacility(config, abdm),
    ...(await checkRelay(config, abdm)),
  ]
}

function howToMend(reason: (CredentialsRead & { ok: false })['reason'], file: string): string {
  switch (reason) {
    case 'openToOthers':
      return `chmod 600 ${file}`
    case 'notReadable':
      return `chown USER ${file} (USER: the kiosk’s user); or run the doctor as that user.`
    case 'sealed':
    case 'notOpened':
      return 'As the kiosk’s user, on this machine: abha-kiosk secret'
    case 'missing':
    case 'malformed':
      return `As the kiosk’s user: abha-kiosk secret. By hand, for the kiosk’s user alone: install -D -m 600 -o USER /dev/null ${file}, then write {"clientId": "…", "clientSecret": "…"} into it with an editor.`
  }
}

async function checkFacility(config: Config, abdm: AbdmParts['abdm']): Promise<Finding> {
  const { hipId, name } = config.facility
  const found = await abdm.facility(hipId)
  if (found.ok)
    return isSameName(found.value.name, name.en)
      ? well('facility', `${hipId} is ${found.value.name}`)
      : warned(
          'facility',
          `ABDM knows ${hipId} as "${found.value.name}", the config as "${name.en}"`,
          'If that is another hospital, people’s data would go there: mend facility.hipId. Else write its name as ABDM has it.',
        )
  if (found.error.reason === 'facilityNotFound')
    return failed(
      'facility',
      `ABDM knows no facility ${hipId}`,
      'Compare facility.hipId with the Health Facility Registry, letter for letter; is sandbox or production meant?',
    )
  return notOk('facility', found.error, config.abdm.credentials.file)
}

async function checkRelay(config: Config, abdm: AbdmParts['abdm']): Promise<Finding[]> {
  const wanted = config.abdm.tokens.relay?.bridgeUrl
  if (!wanted) return []
  const bridge = await abdm.bridge()
  if (!bridge.ok) return [notOk('relay', bridge.error, config.abdm.credentials.file)]
  const { url, active } = bridge.value
  if (url === wanted && active) return [well('relay', 'ABDM sends callbacks to the relay of the config')]
  return [
    failed(
      'relay',
      url === wanted ? 'ABDM has the relay’s address, but switched off' : 'ABDM sends this client’s callbacks elsewhere',
      'Somebody registered another bridge for this client id: register abdm.tokens.relay.bridgeUrl again (docs/abdm.md).',
    ),
  ]
}

/** ABDM's answer that was none. Its code is for whoever asks NHA; no text of it is told. */
function notOk(name: FindingName, { reason, code, status, line }: Failure, file: string): Finding {
  const said = [code, status === null ? null : `HTTP ${status}`].filter(each => each !== null).join(', ')
  const tail = said === '' ? '' : ` (${said})`
  switch (reason) {
    case 'credentialsWrong':
      return failed(
        name,
        `ABDM does not know this client id with this secret${tail}`,
        `Write id and secret into ${file} once more, as NHA’s mail has them; those of the sandbox are not those of production.`,
      )
    case 'notPermitted':
      return failed(
        name,
        `ABDM does not let this client in${tail}`,
        'Ask NHA to open the client id for these services, and for the address of this hospital’s line.',
      )
    case 'clockWrong':
      return failed(name, `ABDM refuses because of the time${tail}`, 'Set the clock by the network: timedatectl set-ntp true')
    case 'network':
    case 'timeout':
      return line === 'notAbdm'
        ? failed(
            name,
            'somebody else answers in ABDM’s place, with a page',
            'A log-in page of the network, or a firewall that answers by itself: have this machine let past it. Then: are the addresses under abdm.urls right?',
          )
        : failed(name, 'ABDM could not be asked', 'Mend what stands under "network" first.')
    case 'tooManyRequests':
      return warned(
        name,
        `ABDM had too many calls from this client${tail}`,
        'Wait a minute and try again. Does another machine use the same client id?',
      )
    default:
      return failed(
        name,
        `ABDM answered something else${tail}`,
        'Try again in some minutes. If it stays: are the addresses under abdm.urls right? Then tell NHA the code.',
      )
  }
}
