import type { ReactNode } from 'react'
import type { Language, Setting, Snapshot, Tongue } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Title } from '../components/Title.tsx'
import { BackIcon } from '../drawings/index.ts'
import { Settings as Scene, settingPictures } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { type TextKey, useWords, type Words, words } from '../words.ts'
import cover from './Cover.module.css'
import styles from './Settings.module.css'

interface Option {
  setting: Setting
  picture: ReactNode
  label: string
  lang?: string
}

/** A row has room for three; the facility's other languages are chosen at the start of a visit. */
const mostLanguages = 3

/** Ours with their letter; where the facility has its own, names alone. */
const languageRow = (languages: readonly Language[], tongues: readonly Tongue[]): Option[] => [
  ...languages.map(to => ({
    setting: { of: 'language', to } as const,
    picture: tongues.length === 0 && (
      <b className={styles.letter} aria-hidden="true">
        {to === 'hi' ? 'अ' : 'A'}
      </b>
    ),
    label: words(to, `language.choice.${to}`),
    lang: to,
  })),
  ...tongues.map(({ code, name, over }) => ({
    setting: { of: 'language', to: over, tongue: code } as const,
    picture: null,
    label: name,
    lang: code,
  })),
]

/** The one that is spoken now comes first, so that it is always in sight. */
const tonguesFor = ({ languages, tongue, tongues }: Snapshot): Tongue[] =>
  [...tongues].sort((a, b) => Number(b.code === tongue) - Number(a.code === tongue)).slice(0, mostLanguages - languages.length)

/** The settings, one row each: a question with its answers in sight. */
const rowsIn = (t: Words, language: Option[]): Option[][] => [
  language,
  (['normal', 'big'] as const).map(to => ({ setting: { of: 'text', to }, picture: settingPictures.text[to](), label: t(`settings.text.${to}`) })),
  (['normal', 'high'] as const).map(to => ({
    setting: { of: 'contrast', to },
    picture: settingPictures.contrast[to](),
    label: t(`settings.contrast.${to}`),
  })),
  ([1, 2, 3] as const).map(to => ({ setting: { of: 'volume', to }, picture: settingPictures.volume[to](), label: t(`settings.volume.${to}`) })),
  (['normal', 'slow'] as const).map(to => ({ setting: { of: 'voice', to }, picture: settingPictures.voice[to](), label: t(`settings.voice.${to}`) })),
  (['normal', 'low'] as const).map(to => ({ setting: { of: 'reach', to }, picture: settingPictures.reach[to](), label: t(`settings.reach.${to}`) })),
]

const idOf = (setting: Setting) => `${setting.of}-${(setting.of === 'language' && setting.tongue) || setting.to}`

const nameOf = ({ tongues }: Snapshot, tongue: string) => tongues.find(({ code }) => code === tongue)?.name

/** How somebody wants to see and hear, for this visit alone. What holds is marked, and each touch is told at once. */
export function Settings({ changed }: { changed: Setting | null }) {
  const t = useWords()
  const land = useLandscape()
  const { snapshot } = useKiosk()
  const { settings } = snapshot
  const holds = (setting: Setting) =>
    setting.of === 'language' ? snapshot.language === setting.to && snapshot.tongue === (setting.tongue ?? null) : settings[setting.of] === setting.to
  const place = (row: number) => (land ? at(row % 2 ? 695 : 36, 150 + Math.floor(row / 2) * 118, 635, 98) : at(48, 640 + row * 142, 984, 118))
  return (
    <div className={cover.cover} role="dialog" aria-label={t('settings.title')}>
      <Scene orientation={useOrientation()} />
      <Title {...(land ? { style: { width: u(1294), top: u(56) } } : {})}>{t('settings.title')}</Title>
      {rowsIn(t, languageRow(snapshot.languages, tonguesFor(snapshot))).map((options, row) => {
        const of = options[0]?.setting.of ?? 'language'
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
          <div key={of} role="group" aria-label={t(`settings.${of}`)} className={styles.row} style={place(row)}>
            <span className={styles.name}>{t(`settings.${of}`)}</span>
            {options.map(({ setting, picture, label, lang }) => (
              <Key
                key={idOf(setting)}
                id={idOf(setting)}
                className={picture ? styles.option : `${styles.option} ${styles.named}`}
                pressed={holds(setting)}
                says={{ type: 'set', setting }}
              >
                {picture}
                <span lang={lang}>{label}</span>
              </Key>
            ))}
          </div>
        )
      })}
      <p className="hidden" role="status">
        {changed &&
          (changed.of === 'language' && changed.tongue ? nameOf(snapshot, changed.tongue) : t(`settings.set.${changed.of}.${changed.to}` as TextKey))}
      </p>
      <Key id="closeSettings" look="go" says={{ type: 'closeSettings' }} style={land ? at(1000, 520, 330, 102) : at(552, 1512, 480, 156)}>
        <BackIcon size={u(land ? 40 : 64)} />
        <span>{t('settings.choice.close')}</span>
      </Key>
    </div>
  )
}
