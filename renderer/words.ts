import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { resources, type TextKey } from '../locales/index.ts'
import type { BothLanguages, Language } from '../service/contract/index.ts'
import { useKiosk } from './kiosk.ts'

export type { TextKey }
export type Values = Readonly<Record<string, string | number>>

const kept = i18next.createInstance()
kept.use(initReactI18next).init({
  resources: { hi: { translation: resources('hi') }, en: { translation: resources('en') } },
  lng: 'hi',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
})

/** The text of a key in a given language; for what is drawn before the first snapshot. */
export const words = (language: Language, key: TextKey, values: Values = {}): string => kept.getFixedT(language)(key, values)

export type Words = (key: TextKey, values?: Values) => string

/** The words of the language this visit speaks. A key that does not exist does not compile. */
export function useWords(): Words {
  const { snapshot } = useKiosk()
  const { t } = useTranslation(undefined, { i18n: kept, lng: snapshot.language })
  return (key, values) => t(key, values ?? {})
}

/** The one of two texts this visit reads. */
export function useOwn(): (both: BothLanguages) => string {
  const { snapshot } = useKiosk()
  return both => both[snapshot.language]
}
