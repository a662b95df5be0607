import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Note } from '../components/Note.tsx'
import { Pager } from '../components/Pager.tsx'
import { PersonTile } from '../components/PersonTile.tsx'
import { Title } from '../components/Title.tsx'
import { NotThisIcon } from '../drawings/index.ts'
import { ChooseAccount as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** One mobile, several people: which of them is standing here? */
export function ChooseAccount({ screen }: ScreenProps<'chooseAccount'>) {
  const t = useWords()
  const land = useLandscape()
  const { accounts, total, sentTo } = screen
  const one = total === 1
  const many = one ? t('chooseAccount.sub.one') : t('chooseAccount.sub.many', { n: total })
  const three = accounts.length === 3
  const width = (1294 - 24 * (accounts.length - 1)) / accounts.length
  const place = (index: number) => {
    if (land) return at(36 + index * (width + 24), 250, width, 258)
    return three ? at(48 + index * 336, 660, 312, 840) : at(48, 660 + index * 424, 984, accounts.length === 1 ? 520 : 400)
  }
  return (
    <>
      <Scene orientation={useOrientation()} people={total} {...(land ? { area: { cut: 254 } } : { area: { cut: 664 } })} />
      <Title>{t(one ? 'chooseAccount.titleOne' : 'chooseAccount.title')}</Title>
      <Note size="l" style={land ? at(36, 132, 940) : at(500, 290, 532)}>
        {many}
        {sentTo !== null && `\n${t('common.ending', { ending: sentTo })}`}
      </Note>
      {accounts.map((person, index) => (
        <PersonTile
          key={person.abhaNumberEnding + person.name}
          person={person}
          index={index}
          beside={land || !three}
          alone={one}
          style={place(index)}
        />
      ))}
      <Pager
        left={{ picture: NotThisIcon, choice: 'noneOfThese', label: t(one ? 'chooseAccount.choice.notMe' : 'chooseAccount.choice.noneOfThese') }}
        more={screen.pages > 1 ? t('chooseAccount.choice.more') : null}
      />
    </>
  )
}
