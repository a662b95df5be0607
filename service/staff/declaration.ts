import { createHash } from 'node:crypto'
import { en } from '../../locales/index.ts'
import type { Language } from '../contract/index.ts'
import type { JournalConsent } from '../journal.ts'

const points = ['assisted.declaration.point.1', 'assisted.declaration.point.2', 'assisted.declaration.point.3'] as const

/** What is kept of the staff's declaration: which text, when. Whose badge it was is in the log, by its place in the config. */
export function declarationRecord(language: Language, at: Date): JournalConsent {
  const text = points.map(key => en[key].text).join(' ')
  return {
    code: 'kiosk-operator-declaration',
    version: '1',
    textHash: createHash('sha256').update(text, 'utf8').digest('hex'),
    language,
    at: at.toISOString(),
  }
}
