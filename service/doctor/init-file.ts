import { toRun } from '../packed.ts'
import type { CounterAnswer, Environment } from './init-answers.ts'
import type { CameraAnswer, PrinterAnswer, ScannerAnswer } from './init-devices.ts'

/** All that `kiosk init` asks. */
export interface Answers {
  hipId: string
  name: { hi: string; en: string }
  counters: readonly CounterAnswer[]
  help: { counter: string; who: { hi: string; en: string } }
  screen: { orientation: 'portrait' | 'landscape'; widthMm: number }
  environment: Environment
  hiuId: string
  credentials: string
  scanner: ScannerAnswer
  printer: PrinterAnswer
  paper: '80' | '58'
  camera: CameraAnswer
  data: string
  /** the letter of this kiosk in the hospital's own series; null: it has none */
  series: string | null
}

/** JSON's strings are YAML's strings. */
const quoted = (text: string) => JSON.stringify(text)
const both = ({ hi, en }: { hi: string; en: string }) => `{ hi: ${quoted(hi)}, en: ${quoted(en)} }`
const flow = (fields: object) =>
  `{ ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${typeof value === 'string' && !/^[A-Za-z]+$/.test(value) ? quoted(value) : value}`)
    .join(', ')} }`

/** The text of a kiosk.config.yaml, with a word about each part. `schema`: where an editor finds the JSON Schema, as the file sees it; null: nowhere. */
export function configText(answers: Answers, schema: string | null): string {
  const { urls, cmId, qrHost } = answers.environment
  return `${schema === null ? '' : `# yaml-language-server: $schema=${schema}\n`}\
# The kiosk of ${answers.name.en}. What may stand here: docs/config.md. After a change: ${toRun('doctor')} --config THIS_FILE, then start the kiosk again.

# The hospital as the Health Facility Registry knows it. A counter's QR of another facility is refused.
facility:
  hipId: ${quoted(answers.hipId)}
  name: ${both(answers.name)}

# The counters, in the order of the list on the screen. The id is that of the counter's QR; the sign hangs over its window.
counters:
${answers.counters.map(({ id, sign, name }) => `  - { id: ${quoted(id)}, sign: ${quoted(sign)}, name: ${both(name)} }`).join('\n')}

# Where somebody is sent whom the machine could not help, and whom the help key names.
help:
  counter: ${quoted(answers.help.counter)}
  who: ${both(answers.help.who)}

# The glass as it hangs: the width of the picture from edge to edge, in millimetres.
screen: { orientation: ${answers.screen.orientation}, widthMm: ${answers.screen.widthMm} }

# Seconds without a touch until "are you still there?"; longer while a code is awaited on the phone.
times: { idleSeconds: 60, idleCodeSeconds: 120 }

# While nobody is there: a loop on the screen, and a sentence into the hall every so many minutes (null: never), but not in the quiet hours.
attract:
  afterSeconds: 30
  inviteEveryMinutes: 10
  quiet: { from: '20:00', to: '07:00' }

abdm:
  urls:
    gateway: ${quoted(urls.gateway)}
    abha: ${quoted(urls.abha)}
    phrApp: ${quoted(urls.phrApp)}
    phrWeb: ${quoted(urls.phrWeb)}
  # sbx: ABDM's sandbox. abdm: production.
  cmId: ${cmId}
  # The PHR service id, not the client id.
  hiuId: ${quoted(answers.hiuId)}
  # Hosts that a counter's QR may name.
  qrHosts: [${quoted(qrHost)}]
  # {"clientId": "…", "clientSecret": "…"}, readable by the kiosk's user alone (chmod 600). No secret stands in this file.
  credentials: { file: ${quoted(answers.credentials)} }
  # How the queue number comes back: asked for at ABDM (poll), heard through a relay, or both.
  tokens: { poll: true, relay: null }
  # An ABHA without a code: only where NHA has opened it to a government facility. { stateCode: '22', districtCode: '374' }
  demographic: null
  # PEM files with UIDAI's keys, so that forged Aadhaar QRs are refused; empty: not checked.
  uidaiCertificates: []

# null: there is none.
devices:
  camera: ${answers.camera === null ? 'null' : `{ label: ${answers.camera.label === null ? 'null' : quoted(answers.camera.label)} }`}
  scanner: ${answers.scanner === null ? 'null' : flow(answers.scanner)}
  # record: the file of ${toRun('device')} printer probe … --out FILE; null: a usual printer
  printer: ${answers.printer === null ? 'null' : flow({ ...answers.printer, widthDots: answers.paper === '58' ? 384 : 576, record: null })}

# Who may open the staff's room (five touches in the upper right corner, then badge and PIN): ${toRun('staff')} badge writes the lines.
staff: []

# Where the staff may write the counts to; an entry that ends in /* stands for every folder there.
exportTo: ['/media/*', '/media/*/*', '/run/media/*/*']

# When ABDM gives no token: slips of the hospital's own numbers (K, the letter of the kiosk, the number: KA-12), or with the series off out of service.
# No two kiosks of the hospital have the same letter.
offline: { series: ${answers.series !== null}, kiosk: ${answers.series === null ? 'null' : quoted(answers.series)} }

# What the QR of a token slip holds; {token}, {counter} and {hip} are filled in.
slip: { qr: '{token}' }

# Journal and log: kept for so many days, in this folder. No name and no number of any person is in them.
keepDays: 180
data: ${quoted(answers.data)}
`
}
