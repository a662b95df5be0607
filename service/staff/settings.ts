import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeWhole } from '../whole-file.ts'

/**
 * What the staff have set at the machine; it outlives a restart. Nothing of a patient, nothing of who set it. A key that is not known is left out, and one whose
 * value is not is as if nobody had touched it: a newer version may have written it, and what staff have closed must not open because that version was taken back.
 */
const schema = z.object({
  closed: z.enum(['shut', 'noPaper', 'repair', 'cleaned']).nullable().default(null).catch('shut'),
  /** counter ids that get nobody */
  countersOff: z.array(z.string().max(250)).max(60).default([]).catch([]),
  languages: z
    .array(z.enum(['hi', 'en']))
    .min(1)
    .max(2)
    .default(['hi', 'en'])
    .catch(['hi', 'en']),
  /** a facility's own that are not offered, by code */
  tonguesOff: z.array(z.string().max(3)).max(50).default([]).catch([]),
  loudness: z.enum(['quiet', 'normal', 'loud']).default('normal').catch('normal'),
})

export type StaffSettings = z.infer<typeof schema>

/** The counter for help is always open: the screens send people there. Pure. */
export const isOpen = ({ countersOff }: StaffSettings, counterId: string, helpCounter: string): boolean =>
  counterId === helpCounter || !countersOff.includes(counterId)

export interface SettingsFile {
  now(): StaffSettings
  /** false: it counts now, but could not be written down (a full disk) */
  set(change: Partial<StaffSettings>): boolean
}

/** A file that is not there, or not ours, is the settings nobody has touched. */
export function openSettings(file: string): SettingsFile {
  let settings = read(file)
  return {
    now: () => settings,
    set: change => {
      settings = { ...settings, ...change }
      try {
        writeWhole(file, JSON.stringify(settings))
        return true
      } catch {
        return false
      }
    },
  }
}

function read(file: string): StaffSettings {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return schema.parse({})
  }
}
