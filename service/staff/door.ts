import { z } from 'zod'
import type { StaffAsk } from '../contract/index.ts'
import { languageCode } from '../languages/pack.ts'

const digits = (length: number) => z.string().regex(new RegExp(`^[0-9]{${length}}$`))
const places = [
  'menu',
  'today',
  'close',
  'reprint',
  'handover',
  'check',
  'machine',
  'settings',
  'cleaning',
  'log',
  'about',
  'export',
  'voices',
] as const

/** A recording in parts of at most 12,000 bytes each: as long as the longest that may be kept, and each message as short as every other. */
const recordingPart = z.number().int().min(0).max(170)
const recordingData = z
  .string()
  .max(16_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** What the glass may say in the staff's room; strict, as at the whole door. */
export const staffAsk = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('open') }),
  z.strictObject({ what: z.literal('typeNumber') }),
  z.strictObject({ what: z.literal('badgeNumber'), digits: digits(16) }),
  z.strictObject({ what: z.literal('pin'), digits: digits(6) }),
  z.strictObject({ what: z.literal('go'), to: z.enum(places) }),
  z.strictObject({ what: z.literal('assist'), demographic: z.boolean() }),
  z.strictObject({ what: z.literal('more') }),
  z.strictObject({ what: z.literal('close'), because: z.enum(['shut', 'noPaper', 'repair', 'cleaned']) }),
  z.strictObject({ what: z.literal('openAgain') }),
  z.strictObject({ what: z.literal('reprint'), index: z.number().int().min(0).max(9) }),
  z.strictObject({ what: z.literal('answer'), yes: z.boolean() }),
  z.strictObject({ what: z.literal('printReport') }),
  z.strictObject({ what: z.literal('printCounts') }),
  z.strictObject({ what: z.literal('counter'), counterId: z.string().max(250), open: z.boolean() }),
  z.strictObject({ what: z.literal('offer'), language: languageCode, offered: z.boolean() }),
  z.strictObject({ what: z.literal('loudness'), loudness: z.enum(['quiet', 'normal', 'loud']) }),
  z.strictObject({ what: z.literal('days'), days: z.literal([1, 7, 31]) }),
  z.strictObject({ what: z.literal('export'), folder: z.number().int().min(0).max(5) }),
  z.strictObject({ what: z.literal('language'), language: z.enum(['hi', 'en']) }),
  z.strictObject({ what: z.literal('leave') }),
  z.strictObject({ what: z.literal('voice'), code: languageCode }),
  z.strictObject({ what: z.literal('newLanguage') }),
  z.strictObject({ what: z.literal('makeLanguage'), code: languageCode }),
  z.strictObject({ what: z.literal('prompt'), by: z.literal([1, -1]) }),
  z.strictObject({ what: z.literal('recording'), part: recordingPart, of: recordingPart.min(1), data: recordingData }),
])

/** fails to compile when contract and door do not know the same */
const same: z.infer<typeof staffAsk> extends StaffAsk ? (StaffAsk extends z.infer<typeof staffAsk> ? true : never) : never = true
void same
