import { createHash } from 'node:crypto'
import { consentText } from '../locales/index.ts'
import type { Language } from './contract/index.ts'
import type { JournalConsent } from './journal.ts'

/** What is kept of an agreement: which text, in which language it was read beside NHA's own, and when. Nothing of who. */
export function consentRecord(language: Language, at: Date): JournalConsent {
  const textHash = createHash('sha256').update(consentText.original.join(' '), 'utf8').digest('hex')
  return { code: consentText.code, version: consentText.version, textHash, language, at: at.toISOString() }
}
