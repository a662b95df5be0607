import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { z } from 'zod'
import { toRun } from './packed.ts'
import { isPinHash } from './staff/pin.ts'

const bothLanguages = z.strictObject({ hi: z.string().min(1), en: z.string().min(1) })
const seconds = (most: number) => z.number().int().min(1).max(most)
/** "20:00" as minutes after midnight */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 07:30, in quotes')
  .transform(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
const httpUrl = z.url({ protocol: /^https?$/ })

/** Names are for the staff's own screen; nothing else is kept of them. */
const staffMember = z.strictObject({
  name: z.string().min(1).max(40).optional(),
  badge: z.string().regex(/^[0-9a-f]{64}$/, `a SHA-256 in 64 small hex digits; make one with: ${toRun('staff')} badge`),
  pin: z.string().refine(isPinHash, `is not an argon2id hash; make one with: ${toRun('staff')} pin`),
})

const counter = z.strictObject({
  /** the counter-id of its QR, as the hospital's system knows it (abdm-v3 f.2) */
  id: z
    .string()
    .regex(/^[A-Za-z0-9 ]([A-Za-z0-9.\-_ ]*[A-Za-z0-9 ])?$/, 'letters, digits, blank, dot, dash and underscore')
    .max(250),
  sign: z.string().min(1).max(3),
  name: bothLanguages,
})

/** A device without a `kind` is of the one that was the only one once. */
const orKind = (kind: string) => (value: unknown) => (typeof value === 'object' && value !== null && !('kind' in value) ? { kind, ...value } : value)

const paper = {
  widthDots: z.literal([576, 384]).default(576),
  /** what the probe of this very printer wrote; null: a usual one */
  record: z.string().min(1).nullable().default(null),
}
const serialLine = { baudRate: z.number().int().min(1200).default(38_400), flow: z.enum(['rtscts', 'xonxoff', 'none']).default('rtscts') }

/** Where the printer is. Of a USB device the number that stands in the device is better than a path, which changes with every plug. */
const printer = z.preprocess(
  orKind('tcp'),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port: z.number().int().min(1).max(65535).default(9100), ...paper }),
    z.strictObject({ kind: z.literal('serial'), path: z.string().min(1), ...serialLine, ...paper }),
    z.strictObject({ kind: z.literal('usbSerial'), serialNumber: z.string().min(1), ...serialLine, ...paper }),
    z.strictObject({ kind: z.literal('file'), path: z.string().min(1), ...paper }),
    z.strictObject({ kind: z.literal('usb'), serialNumber: z.string().min(1), ...paper }),
    z.strictObject({ kind: z.literal('spooler'), name: z.string().min(1), ...paper }),
  ]),
)

const usbId = z.string().regex(/^(?:0x)?[0-9a-f]{1,4}$/i, 'four hexadecimal digits')
const hexPairs = z.string().regex(/^(?:[0-9a-f]{2}\s*)+$/i, 'hexadecimal pairs')
const scans = {
  baudRate: z.number().int().min(1200).default(9600),
  /** how a scan ends; any: whatever of these comes, or a pause */
  suffix: z.enum(['any', 'cr', 'lf', 'crlf', 'none']).default('any'),
  /** bytes that start and stop a scan and light its lamp, as its manual says */
  commands: z.strictObject({ start: hexPairs.optional(), stop: hexPairs.optional(), good: hexPairs.optional() }).prefault({}),
}

/** One scanner: on a serial line, by path or by what its USB plug says of itself, or one that types. Never two at once: they would be the same device. */
const scanner = z.preprocess(
  orKind('serial'),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('serial'), path: z.string().min(1), ...scans }),
    z.strictObject({ kind: z.literal('usbSerial'), vendor: usbId, product: usbId.optional(), serialNumber: z.string().min(1).optional(), ...scans }),
    z.strictObject({
      kind: z.literal('keyboard'),
      /** a key that no person presses and the scanner sends first, as a browser names it (`F9`); null: known by its speed */
      startKey: z.string().min(1).nullable().default(null),
      endKeys: z.array(z.string().min(1)).min(1).default(['Enter', 'NumpadEnter', 'Tab']),
    }),
  ]),
)

export const configSchema = z
  .strictObject({
    demo: z.boolean().default(false),
    facility: z.strictObject({ hipId: z.string().min(4).max(50), name: bothLanguages }),
    counters: z.array(counter).min(1).max(60),
    help: z.strictObject({ counter: z.string(), who: bothLanguages }),
    /** the glass as it hangs: its width in mm, edge to edge of the picture */
    screen: z.strictObject({ orientation: z.enum(['portrait', 'landscape']), widthMm: z.number().min(100).max(2000) }),
    times: z
      .strictObject({
        idleSeconds: seconds(600).default(60),
        idleCodeSeconds: seconds(600).default(120),
        stillThereSeconds: seconds(120).default(20),
        resendSeconds: seconds(600).default(60),
        tokenWaitSeconds: seconds(60).default(30),
        tokenScreenSeconds: seconds(600).default(60),
        /** how long a visit waits for a phone that is elsewhere: as long as a code lives, and no longer */
        parkSeconds: seconds(600).default(600),
        endSeconds: seconds(60).default(8),
      })
      .prefault({}),
    /** the loop on the first screen while nobody is there */
    attract: z
      .strictObject({
        afterSeconds: seconds(3600).default(30),
        /** how often it may say a sentence into the hall, at most; null: never */
        inviteEveryMinutes: z.number().int().min(1).max(1440).nullable().default(10),
        /** no such sentence from one time to the other, in India; over midnight if need be */
        quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable().prefault({ from: '20:00', to: '07:00' }),
      })
      .prefault({}),
    abdm: z.strictObject({
      /** whole base addresses without a slash at the end (abdm-v3 a.1) */
      urls: z.strictObject({ gateway: httpUrl, abha: httpUrl, phrApp: httpUrl, phrWeb: httpUrl }),
      cmId: z.enum(['sbx', 'abdm']),
      /** the PHR service id (IN…), not the client id (abdm-v3-corrections 19) */
      hiuId: z.string().min(4),
      authTokenStyle: z.enum(['bare', 'bearer']).default('bare'),
      /** the key for what is sent to the PHR web pages (abdm-v3-corrections 18) */
      phrWebKey: z.enum(['profile', 'phr']).default('profile'),
      /** hosts a counter's QR may name */
      qrHosts: z.array(z.string().min(3)).min(1),
      credentials: z.strictObject({ file: z.string().min(1) }),
      /** how a queue number comes back: by asking ABDM, by callbacks a relay hands on, or both (abdm-v3 f.4, corrections 12) */
      tokens: z
        .strictObject({
          poll: z.boolean().default(true),
          relay: z
            .strictObject({ url: httpUrl, bridgeUrl: httpUrl.nullable().default(null) })
            .nullable()
            .default(null),
          /** without a relay the number is asked for with the patient's own token: for how long after the share, with the patient gone (late-number.ts) */
          lookOnSeconds: z.number().int().min(35).max(1800).default(300),
        })
        .prefault({}),
      /** an ABHA without a code, by the Aadhaar card's data: only for government facilities that NHA has opened it to; LGD codes (abdm-v3 d, h) */
      /** PEM files of UIDAI's keys, for the signatures of Aadhaar QRs; none: signatures are not checked */
      uidaiCertificates: z.array(z.string().min(1)).max(20).default([]),
      demographic: z
        .strictObject({ stateCode: z.string().regex(/^\d{1,3}$/, 'the LGD number'), districtCode: z.string().regex(/^\d{1,4}$/, 'the LGD number') })
        .nullable()
        .default(null),
    }),
    devices: z.strictObject({
      camera: z
        .strictObject({ worker: z.boolean().default(true), html5qrcode: z.boolean().default(true), label: z.string().nullable().default(null) })
        .nullable(),
      scanner: scanner.nullable(),
      printer: printer.nullable(),
    }),
    /** who may open the staff's room; an empty list: nobody */
    staff: z.array(staffMember).max(200).default([]),
    /** where the staff may write counts to: folders, or places where sticks turn up */
    exportTo: z.array(z.string().min(1)).max(20).default(['/media/*', '/media/*/*', '/run/media/*/*']),
    /** newer versions of this program: fetched from a server or a stick, put in at night (docs/updates.md) */
    updates: z
      .strictObject({
        /** the folder on a server where they lie; null: from a stick alone */
        url: httpUrl.nullable().default(null),
        channel: z
          .string()
          .regex(/^[a-z]{1,20}$/, 'small letters')
          .default('latest'),
        /** when they may be fetched and put in, in India; over midnight if need be. Never while the OPD is open */
        hours: z.strictObject({ from: timeOfDay, to: timeOfDay }).prefault({ from: '21:00', to: '05:00' }),
        /** PEM file with the public key, or keys, of whoever releases them */
        key: z.string().min(1).default('/etc/abha-kiosk/update-key.pem'),
      })
      .prefault({}),
    /** when ABDM gives no token: slips of the facility's own series */
    offline: z
      .strictObject({
        series: z.boolean().default(false),
        /** what its numbers begin with, so that nobody takes one for a token of ABDM's */
        prefix: z
          .string()
          .regex(/^[A-Z]{1,2}$/, 'one or two capital letters')
          .default('K'),
        /** this kiosk among those of the hospital */
        kiosk: z
          .string()
          .regex(/^[A-Z]$/, 'one capital letter')
          .nullable()
          .default(null),
      })
      .prefault({}),
    slip: z.strictObject({ qr: z.string().min(1).max(200).default('{token}') }).prefault({}),
    /** how long journal and log are kept (users-and-rules R25: 180 days) */
    keepDays: z.number().int().min(1).max(3650).default(180),
    /** the folder of the facility's own recordings and languages; none: `languages` in the data folder */
    languages: z.string().min(1).nullable().default(null),
    /** the folder of the journal and the log */
    data: z.string().min(1),
  })
  .check(ctx => {
    const config = ctx.value
    const ids = new Set<string>()
    for (const [index, { id }] of config.counters.entries()) {
      if (ids.has(id)) ctx.issues.push({ code: 'custom', input: id, path: ['counters', index, 'id'], message: `two counters have the id ${id}` })
      ids.add(id)
    }
    if (!config.demo)
      for (const [path, url] of [
        ...Object.entries(config.abdm.urls).map(([name, url]) => [['abdm', 'urls', name], url] as const),
        [['abdm', 'tokens', 'relay', 'url'], config.abdm.tokens.relay?.url ?? 'https:'] as const,
      ])
        if (!url.startsWith('https:') && !/^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${url}/`))
          ctx.issues.push({ code: 'custom', input: url, path: [...path], message: 'must begin with https: people’s data goes over this line' })
    if (!config.abdm.tokens.poll && config.abdm.tokens.relay === null)
      ctx.issues.push({
        code: 'custom',
        input: config.abdm.tokens,
        path: ['abdm', 'tokens'],
        message: 'leaves no way for a queue number to come back; set poll to true, or name a relay',
      })
    if (config.offline.series && config.offline.kiosk === null)
      ctx.issues.push({
        code: 'custom',
        input: config.offline.kiosk,
        path: ['offline', 'kiosk'],
        message: 'must be a capital letter where the series is on; no two kiosks of a hospital may have the same',
      })
    if (!ids.has(config.help.counter))
      ctx.issues.push({
        code: 'custom',
        input: config.help.counter,
        path: ['help', 'counter'],
        message: `names no counter of the list; one of ${[...ids].join(', ')}`,
      })
  })

export type Config = z.infer<typeof configSchema>

/** One fault of a config file, with the place a person has to go to. Lines count from 1. */
export interface ConfigFault {
  line: number
  field: string
  message: string
}

export type ParsedConfig = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] }

/**
 * Reads the text of a kiosk.config.yaml. Every fault comes back with its line and field, one clear sentence each; nothing is guessed:
 * an unknown key is a fault, because a misspelt key would otherwise be silently ignored for years.
 */
export function parseConfig(text: string): ParsedConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const faults = document.errors.map(error => ({
      line: lines.linePos(error.pos[0]).line,
      field: '(the file)',
      message: `is not YAML here: ${error.message}`,
    }))
    return { ok: false, faults }
  }
  const parsed = configSchema.safeParse(document.toJS() ?? {}, { reportInput: true })
  if (parsed.success) return { ok: true, config: parsed.data }
  const faults = parsed.error.issues.flatMap(issue => {
    const line = (path: PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({
        line: line([...issue.path, key]),
        field: [...issue.path, key].join('.'),
        message: 'is not a key this version knows; take it out, or check its spelling',
      }))
    return [{ line: line(issue.path), field: issue.path.join('.') || '(the file)', message: sentence(issue) }]
  })
  return { ok: false, faults }
}

/** What is said where the installed program is told to be a demo: patients' tokens must never look like one, nor a demo like them. */
export const demoRefused = 'demo: true is for trying it out; the installed kiosk does not start with it'

/** `kiosk.config.yaml:12: devices.printer.port must be …` */
export const faultSentence = (file: string, fault: ConfigFault) => `${file}:${fault.line}: ${fault.field} ${fault.message}`

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'is missing; it must be here'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${withArticle(issue.expected)}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `is too small or empty; at least ${issue.minimum}`
    case 'too_big':
      return `is too big or too long; at most ${issue.maximum}`
    case 'invalid_format':
      return issue.format === 'url' ? 'must be an address such as https://host' : `does not have the right form: ${issue.message}`
    default:
      return issue.message
  }
}

const withArticle = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)

/** Where a path stands in the text; for a missing key, where its parent begins. */
function offsetOf(root: unknown, path: PropertyKey[]): number {
  let node = root as Node | null
  let offset = node?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && item.key.value === key)
      if (!pair) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value as Node | null
    } else if (isSeq(node)) {
      node = (node.items[Number(key)] as Node | undefined) ?? null
      offset = node?.range?.[0] ?? offset
    } else return offset
  }
  return offset
}
