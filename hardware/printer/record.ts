import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Capabilities, usualCapabilities } from './capabilities.ts'

/** What `npm run device -- printer probe --out FILE` wrote down of one printer. */
export interface PrinterRecord {
  /** what the record does not say is as usual */
  capabilities: Capabilities
  /** as the printer calls itself; null: it has no name, as many clones, so nothing can be compared */
  model: string | null
  /** dots of its paper; null: the record does not say */
  widthDots: 576 | 384 | null
}

/** Without a record: a usual printer of any name. */
export const usualRecord: PrinterRecord = { capabilities: usualCapabilities, model: null, widthDots: null }

const usual = usualCapabilities
const capabilities: z.ZodType<Capabilities> = z.object({
  qr: z.enum(['native', 'raster']).default(usual.qr),
  text: z.enum(['native', 'raster']).default(usual.text),
  room: z.number().int().min(0).default(usual.room),
  cut: z.enum(['full', 'partial', 'none']).default(usual.cut),
  realTimeStatus: z.boolean().default(usual.realTimeStatus),
  pushedStatus: z.boolean().default(usual.pushedStatus),
  confirms: z.enum(['processId', 'paperStatus', 'none']).default(usual.confirms),
  clears: z.enum(['enquiry', 'command']).default(usual.clears),
})

const record = z.object({
  capabilities,
  model: z.string().nullish(),
  widthDots: z.union([z.literal(576), z.literal(384)]).nullish(),
})

/** `why`: what is wrong with the file, as half a sentence. */
export type RecordRead = ({ ok: true } & PrinterRecord) | { ok: false; why: string }

/** Reads a record; a value that no printer has is a fault and not "as usual": the wrong record spoils every slip. */
export function readRecord(file: string): RecordRead {
  let told: unknown
  try {
    told = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return { ok: false, why: error instanceof SyntaxError ? 'is no JSON' : 'cannot be read' }
  }
  const read = record.safeParse(told)
  if (!read.success) {
    const [issue] = read.error.issues
    return { ok: false, why: `is not the record of a printer (${issue?.path.join('.') || 'the whole of it'}: ${issue?.message})` }
  }
  const { model, widthDots } = read.data
  return { ok: true, capabilities: read.data.capabilities, model: model || null, widthDots: widthDots ?? null }
}
