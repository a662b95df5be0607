import type { ReactNode } from 'react'
import type { Language, Setting } from '../../service/contract/index.ts'
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
  lang?: Language
}

/** The settings, one row each: a question with its answers in sight. */
const rowsIn = (t: Words, languages: readonly Language[]): Option[][] => [
  languages.map(to => ({
    setting: { of: 'language', to },
    picture: (
      <b className={styles.letter} aria-hidden="true">
        {to === 'hi' ? 'अ' : 'A'}
      </b>
    ),
    label: words(to, `language.choice.${to}`),
    lang: to,
  })),
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

/** How somebody wants to see and hear, for this visit alone. What holds is marked, and each touch is told at once. */
export function Settings({ changed }: { changed: Setting | null }) {
  const t = useWords()
  const land = useLandscape()
  const { snapshot } = useKiosk()
  const { settings } = snapshot
  const holds = ({ of, to }: Setting) => (of === 'language' ? snapshot.language === to : settings[of] === to)
  const place = (row: number) => (land ? at(row % 2 ? 695 : 36, 150 + Math.floor(row / 2) * 118, 635, 98) : at(48, 640 + row * 142, 984, 118))
  return (
    <div className={cover.cover} role="dialog" aria-label={t('settings.title')}>
      <Scene orientation={useOrientation()} />
      <Title {...(land ? { style: { width: u(1294), top: u(56) } } : {})}>{t('settings.title')}</Title>
      {rowsIn(t, snapshot.languages).map((options, row) => {
        const of = options[0]?.setting.of ?? 'language'
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
          <div key={of} role="group" aria-label={t(`settings.${of}`)} className={styles.row} style={place(row)}>
            <span className={styles.name}>{t(`settings.${of}`)}</span>
            {options.map(({ setting, picture, label, lang }) => (
              <Key
                key={`${setting.to}`}
                id={`${of}-${setting.to}`}
                className={styles.option}
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
        {changed && t(`settings.set.${changed.of}.${changed.to}` as TextKey)}
      </p>
      <Key id="closeSettings" look="go" says={{ type: 'closeSettings' }} style={land ? at(1000, 520, 330, 102) : at(552, 1512, 480, 156)}>
        <BackIcon size={u(land ? 40 : 64)} />
        <span>{t('settings.choice.close')}</span>
      </Key>
    </div>
  )
}
