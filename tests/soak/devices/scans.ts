import { setTimeout as wait } from 'node:timers/promises'
import type { SerialScanner } from '../../../hardware/scanner/types.ts'
import { comes } from './clock.ts'
import type { Gun } from './gun.ts'

/** How a scanner of a hospital may be set: what stands around a text. */
const manners: readonly ((text: string) => string)[] = [
  text => `${text}\r\n`,
  text => `${text}\r`,
  text => `\u0002${text}\u0003`,
  text => `]Q1${text}\r\n`,
  text => `\u0002]Q1${text}\r\n\u0003`,
]

const kinds: readonly ((number: number) => string)[] = [
  number => `https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=${number}`,
  number => `{"hidn":"91-0000-0000-${number}","hid":"asha@sbx","name":"आशा देवी","gender":"F","state name":"छत्तीसगढ़"}`,
  number => `${number}${'7416349990805756094923115719687656090691368051627957'.repeat(40)}`,
]

/** Counts of what was shown and what came of it. */
export interface ScanCounts {
  shown: number
  read: number
  /** shown again within two seconds */
  repeats: number
  /** the plug was pulled in the middle */
  torn: number
}

/** Without what a scanner puts before a text. */
const plain = (begun: string) => (begun.startsWith('\u0002') ? begun.slice(1) : begun).replace(/^\]Q1/, '')

/** ms on the scanner's own clock */
const repeatAfter = 3000
const silence = 200

interface Parts {
  gun: Gun
  random: () => number
  /** the scanner's clock, and how much faster than ours it runs */
  now(): number
  times: number
}

/** Shows codes to a scanner and keeps account of what the kiosk heard of them: each text exactly once, whole, and nothing else. */
export function scansOf({ gun, random, now, times }: Parts) {
  const counts: ScanCounts = { shown: 0, read: 0, repeats: 0, torn: 0 }
  const wrong: string[] = []
  /** when each text was heard, on the scanner's clock */
  const heard = new Map<string, number[]>()
  const halves = new Map<string, { sent: number }>()
  /** read, and never shown so */
  const odd: string[] = []
  /** sent so haltingly that a scanner's silence may have ended them early */
  const halting: string[] = []
  let number = 1000

  const hear = (text: string) => {
    const reads = heard.get(text)
    const half = halves.get(text)
    if (reads) reads.push(now())
    else if (half) {
      // a scan that stopped is a scan after its silence: what it says is for the gate to judge
      if (now() - half.sent < silence) wrong.push('half a text was read before its silence was over')
    } else odd.push(text)
  }

  const piecesOf = (bytes: Uint8Array) => {
    const cuts = Array.from({ length: Math.floor(random() * 4) }, () => Math.floor(random() * bytes.length)).toSorted((a, b) => a - b)
    return [0, ...cuts].map((from, index) => bytes.subarray(from, cuts[index] ?? bytes.length))
  }

  /** One text, perhaps twice, perhaps with the plug pulled in the middle. */
  async function show(scanner: SerialScanner): Promise<void> {
    const text = kinds[Math.floor(random() * kinds.length)]?.(number++) ?? ''
    const bytes = Buffer.from(manners[Math.floor(random() * manners.length)]?.(text) ?? '')
    const [pieces, what] = [piecesOf(bytes), random()]
    if (what < 0.06) return tear(bytes)
    const reads: number[] = []
    heard.set(text, reads)
    const wasReady = scanner.status === 'open' && gun.isPlugged
    const { pulls } = gun
    let wasLost = !wasReady
    const stop = scanner.onStatus(() => {
      wasLost = true
    })
    counts.shown++
    const pause = await gun.send(pieces, random() * 10)
    if (pause * times > silence / 2) {
      halting.push(text)
      wasLost = true
    }
    const came = await comes(() => reads.length > 0, wasLost ? 200 : 5000)
    if (came) counts.read++
    else if (!wasLost && gun.pulls === pulls) wrong.push(`a text of ${text.length} characters was shown and never read`)
    if (came && what < 0.3) {
      // held a moment longer
      counts.repeats++
      await gun.send([bytes], 0)
      await wait((repeatAfter * 0.4) / times)
    } else if (came && what < 0.4) {
      await wait((repeatAfter * 1.2) / times)
      wasLost ||= gun.pulls !== pulls
      await gun.send([bytes], 0)
      if (await comes(() => reads.length > 1, wasLost ? 200 : 5000)) counts.read++
      else if (!wasLost && gun.pulls === pulls) wrong.push('a text shown again after three seconds was not read again')
    }
    stop()
    // pulled out in the middle of it, or not open yet: what waited on the line may come in part
    if (wasLost || gun.pulls !== pulls) halting.push(text)
    const close = reads.some((time, index) => time - (reads[index - 1] ?? Number.NEGATIVE_INFINITY) < repeatAfter)
    if (close) wrong.push('a text was read twice within three seconds')
  }

  async function tear(bytes: Uint8Array): Promise<void> {
    counts.torn++
    const half = bytes.subarray(0, 4 + Math.floor(random() * 60))
    const begun = Buffer.from(half).toString()
    halves.set(plain(begun), { sent: now() })
    await gun.send([half], 0)
    await gun.pull()
    await wait(random() * 100)
    await gun.plug()
  }

  const wrongAfterAll = () => [
    ...wrong,
    ...odd.filter(text => !halting.some(whole => whole.includes(text))).map(text => `${text.length} characters were read that nobody showed`),
  ]

  return { counts, wrong: wrongAfterAll, hear, show }
}
