import { Title } from '../components/Title.tsx'
import { useWords } from '../words.ts'
import type { PageOf } from './props.ts'

/** All the work, each a key. */
export function Menu({ page: { who } }: { page: PageOf<'menu'> }) {
  const t = useWords()
  return <Title sub={who}>{t('staff.menu.title')}</Title>
}
