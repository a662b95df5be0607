import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { resources, type TextKey } from '../locales/index.ts'
import type { BothLanguages, FacilityLanguage, Language } from '../service/contract/index.ts'
import { useKiosk } from './kiosk.ts'

export type { TextKey }
export type Values = Readonly<Record<string, string | number>>

/** the facility's own languages, and which of ours each lies over */
let over: ReadonlyMap<string, Language> = new Map()

const kept = i18next.createInstance()
kept.use(initReactI18next).init({
  resources: { hi: { translation: resources('hi') }, en: { translation: resources('en') } },
  lng: 'hi',
  // of a facility's own language; ours have every key
  fallbackLng: code => over.get(code) ?? [],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
})

/** Takes the words of the facility's own languages, and forgets those it had before. What one lacks is shown in the language below it. */
export function learnWords(languages: readonly FacilityLanguage[]): void {
  for (const code of over.keys()) kept.removeResourceBundle(code, 'translation')
  over = new Map(languages.flatMap(({ code, over: below }) => (below === null ? [] : [[code, below] as const])))
  for (const { code, texts } of languages) if (over.has(code)) kept.addResourceBundle(code, 'translation', texts)
}

/** The text of a key in a given language; for what is drawn before the first snapshot. */
export const words = (language: Language, key: TextKey, values: Values = {}): string => kept.getFixedT(language)(key, values)

export type Words = (key: TextKey, values?: Values) => string

/** The words of the language this visit speaks. A key that does not exist does not compile. */
export function useWords(): Words {
  const { snapshot } = useKiosk()
  const { t } = useTranslation(undefined, { i18n: kept, lng: snapshot.tongue ?? snapshot.language })
  return (key, values) => t(key, values ?? {})
}

/** The one of two texts this visit reads. */
export function useOwn(): (both: BothLanguages) => string {
  const { snapshot } = useKiosk()
  return both => both[snapshot.language]
}
