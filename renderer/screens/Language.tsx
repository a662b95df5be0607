import { useLandscape } from '../board/orientation.ts'
import { Scene } from '../board/Scene.tsx'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { useWords } from '../words.ts'

/** The machine at rest, and the first question. Both languages always stand there in their own words. */
export function Language() {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title>{t('language.title')}</Title>
      <Note size="l" style={land ? at(36, 130, 700) : at(48, 200, 984)}>
        {t('language.sub')}
      </Note>
      <Scene>{null}</Scene>
      <Key
        id="hi"
        look="go"
        says={{ type: 'language', language: 'hi' }}
        style={{ ...(land ? at(808, 240, 522, 180) : at(48, 1160, 984, 236)), fontSize: land ? u(72) : u(97) }}
      >
        <span lang="hi">{t('language.choice.hi')}</span>
      </Key>
      <Key
        id="en"
        says={{ type: 'language', language: 'en' }}
        style={{ ...(land ? at(808, 440, 522, 170) : at(48, 1430, 984, 220)), fontSize: land ? u(56) : u(72) }}
      >
        <span lang="en">{t('language.choice.en')}</span>
      </Key>
    </>
  )
}
