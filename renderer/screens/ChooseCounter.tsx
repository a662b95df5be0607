import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { Pager } from '../components/Pager.tsx'
import { Title } from '../components/Title.tsx'
import { SheetIcon } from '../drawings/index.ts'
import { objects, ChooseCounter as Scene } from '../drawings/scenes/index.ts'
import { useOwn, useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Which window: three at a time, each with its black sign. */
export function ChooseCounter({ screen }: ScreenProps<'chooseCounter'>) {
  const t = useWords()
  const own = useOwn()
  const land = useLandscape()
  const paged = screen.pages > 1 || screen.sheetPossible
  return (
    <>
      <Scene orientation={useOrientation()} signs={screen.counters.map(counter => counter.sign)} area={{ cut: land ? 262 : 660 }} />
      <Title>{t('chooseCounter.title')}</Title>
      <Choices
        over={paged}
        top={690}
        landTop={270}
        places={3}
        options={screen.counters.map(counter => ({
          id: `counter-${counter.id}`,
          object: objects.plate(counter.sign),
          label: own(counter.name),
          says: { type: 'counter', counterId: counter.id },
        }))}
      />
      {paged && (
        <Pager
          left={screen.sheetPossible ? { choice: 'sheet', label: t('chooseCounter.choice.sheet'), picture: SheetIcon } : null}
          more={screen.pages > 1 ? t('chooseCounter.choice.more') : null}
        />
      )}
    </>
  )
}
