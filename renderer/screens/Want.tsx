import { useLandscape } from '../board/orientation.ts'
import { Scene } from '../board/Scene.tsx'
import { at } from '../board/units.ts'
import { Choices } from '../components/Choices.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { abhaCard, all, bar, g, handPoint, Picture, rr, slab, slipFoot, touch, tx } from '../drawings/index.ts'
import { useWords } from '../words.ts'

const hand = (x: number, y: number, k: number) =>
  g(all(slab(-130, -92, 330, 186, 18, 26, '--sheet', '--edge'), touch(30, 30), g(handPoint({ arm: 1000 }), 0, 0, 0.86, -60)), x, y, k)

const slip = (
  <Picture box={[0, 0, 330, 330]}>
    {all(rr(30, 30, 270, 44, 22, '--bezel'), g(all(slipFoot(200, 226), tx('12', 100, 150, 140, { weight: 700 }), bar(40, 180, 120, 14)), 65, 52))}
  </Picture>
)

const abha = <Picture box={[0, 0, 330, 330]}>{g(abhaCard(), 16, 72, 0.49)}</Picture>

/** Two jobs, and no third. */
export function Want() {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title size="hero">{t('want.title')}</Title>
      <Note size="key" style={land ? at(36, 160, 500) : at(48, 290, 500)}>
        {t('want.sub')}
      </Note>
      <Scene>{land ? hand(1090, 130, 0.6) : hand(690, 414, 1)}</Scene>
      <Choices
        top={700}
        landTop={250}
        options={[
          {
            id: 'token',
            job: 'token',
            object: slip,
            label: t('want.choice.token'),
            small: t('want.choice.token.sub'),
            says: { type: 'choose', choice: 'token' },
          },
          {
            id: 'abha',
            job: 'abha',
            object: abha,
            label: t('want.choice.abha'),
            small: t('want.choice.abha.sub'),
            says: { type: 'choose', choice: 'abha' },
          },
        ]}
      />
    </>
  )
}
