import type { ReactNode } from 'react'
import type { Loudness } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { GoIcon } from '../drawings/index.ts'
import { useOwn, useWords } from '../words.ts'
import { Frame } from './Frame.tsx'
import type { PageOf } from './props.ts'
import { says } from './says.ts'
import styles from './staff.module.css'
import voices from './voices.module.css'

const loudnesses: Loudness[] = ['quiet', 'normal', 'loud']

/** What holds for every patient from now on. What is on has the frame and says so in words. */
export function Settings({ page }: { page: PageOf<'settings'> }) {
  const t = useWords()
  const own = useOwn()
  const onOff = (on: boolean) => t(on ? 'staff.settings.open' : 'staff.settings.off')
  return (
    <Frame title={t('staff.settings.title')} note={page.note && t(`staff.settings.${page.note}`)}>
      <div className={`${styles.settings} ${page.languages.length > 4 ? voices.manyLanguages : ''}`}>
        <Group title={t('staff.settings.counters')} wide>
          {page.counters.map(({ counter, open }) => (
            <Key
              key={counter.id}
              id={`counter-${counter.id}`}
              className={`${styles.tile} ${open ? styles.chosen : ''}`}
              says={says({ what: 'counter', counterId: counter.id, open: !open })}
            >
              <b className={styles.sign}>{counter.sign}</b>
              <span className={styles.two}>
                <span>{own(counter.name)}</span>
                <small>{onOff(open)}</small>
              </span>
            </Key>
          ))}
          {page.pages > 1 && (
            <Key id="staff-more" className={styles.tile} says={says({ what: 'more' })}>
              <span>{t('staff.settings.moreCounters')}</span>
              <GoIcon size="calc(40 * var(--u))" />
            </Key>
          )}
        </Group>
        <Group title={t('staff.settings.languages')} many={page.languages.length > 4}>
          {page.languages.map(({ code, name, offered }) => (
            <Key
              key={code}
              id={`offer-${code}`}
              className={offered ? styles.chosen : undefined}
              says={says({ what: 'offer', language: code, offered: !offered })}
            >
              <span className={styles.two}>
                <span lang={code}>{name}</span>
                <small>{onOff(offered)}</small>
              </span>
            </Key>
          ))}
        </Group>
        <Group title={t('staff.settings.loudness')}>
          {loudnesses.map(loudness => (
            <Key
              key={loudness}
              id={`loudness-${loudness}`}
              className={loudness === page.loudness ? styles.chosen : undefined}
              says={says({ what: 'loudness', loudness })}
            >
              {t(`staff.settings.loudness.${loudness}`)}
            </Key>
          ))}
        </Group>
      </div>
    </Frame>
  )
}

function Group({ title, wide = false, many = false, children }: { title: string; wide?: boolean; many?: boolean; children: ReactNode }) {
  return (
    <section className={`${styles.group} ${many ? voices.many : ''}`} data-wide={wide || undefined}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  )
}
