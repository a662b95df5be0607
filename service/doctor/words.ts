import type { FontFault } from '../../hardware/printer/fonts.ts'
import { type BothWords, localeFaults, type Voice, wordFaults } from '../../locales/check.ts'
import { wantedClips } from '../../locales/clips.ts'
import type { VoiceLanguage } from '../contract/index.ts'
import { isPacked } from '../packed.ts'
import { type Finding, failed, warned, well } from './finding.ts'

export function checkFonts(fault: FontFault | null): Finding {
  switch (fault) {
    case null:
      return well('fonts', 'Hindi is drawn with its letters joined (क्ष)')
    case 'fontMissing':
      return failed('fonts', 'the font of the slips is not there', 'This installation is not whole: install the kiosk again.')
    case 'notShaped':
      return failed(
        'fonts',
        'Hindi letters are drawn one beside the other, not joined',
        'The drawing part (canvas) does not fit this system: install the kiosk again, for this processor.',
      )
  }
}

export interface Spoken {
  words: BothWords
  /** null: a packed kiosk, where the clips are in the page alone */
  voice: Voice | null
  /** the clips in the built page, by the hash of what they say; null: there is no page */
  page: readonly string[] | null
}

export function checkWords({ words, voice, page }: Spoken): Finding {
  const name = 'words and clips'
  const faults = voice === null ? wordFaults(words) : localeFaults(words, voice)
  const wanted = wantedClips(words)
  const inPage = new Set(page)
  const silent =
    page === null ? [] : wanted.filter(({ textHash }) => !inPage.has(textHash)).map(({ key, lang }) => ({ key, lang, fault: 'the page has no clip' }))
  const all = [...faults, ...silent]
  if (all.length === 0) return well(name, `${Object.keys(words.hi).length} texts in Hindi and English, ${wanted.length} spoken, no clip missing`)
  const first = all.slice(0, 3).map(({ lang, key, fault }) => `${key} (${lang}): ${fault}`)
  const more = all.length > first.length ? `; and ${all.length - first.length} more` : ''
  return failed(name, `${first.join('; ')}${more}`, isPacked() ? 'Install the kiosk again.' : 'npm run voice, npm run build, then npm run check.')
}

/** The facility's own languages and recordings. */
export function checkLanguages(languages: readonly VoiceLanguage[]): Finding {
  const name = 'languages'
  const broken = languages.filter(({ unreadable }) => unreadable).map(({ code }) => code)
  if (broken.length > 0)
    return warned(
      name,
      `not offered, because its language.json cannot be read: ${broken.join(', ')}`,
      'Mend the file, or take its folder away: docs/your-own-voice.md',
    )
  const stale = languages.filter(language => language.stale > 0)
  if (stale.length > 0)
    return warned(
      name,
      `recorded before the words changed: ${stale.map(({ code, stale }) => `${code} ${stale}`).join(', ')}; the machine’s voice says them`,
      'Let somebody say them again: staff’s room, "voices".',
    )
  return well(name, languages.map(({ code, recorded, prompts }) => `${code}: ${recorded} of ${prompts} said by a person`).join('; '))
}
