import type { BothLanguages, Counter } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Title } from '../components/Title.tsx'
import { BackIcon } from '../drawings/index.ts'
import { Help as Scene } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { actOf } from '../scenes/act.tsx'
import { useOwn, useWords } from '../words.ts'
import styles from './Cover.module.css'
import own from './Help.module.css'

/** Whom to ask, where to go, and what this step wants, once more in a picture. */
export function Help({ who, counter }: { who: BothLanguages; counter: Counter | null }) {
  const t = useWords()
  const inOwn = useOwn()
  const land = useLandscape()
  const { snapshot } = useKiosk()
  const act = actOf(snapshot.screen)
  return (
    <div className={styles.cover} role="dialog" aria-label={t('help.title')}>
      <Scene
        orientation={useOrientation()}
        sign={counter?.sign ?? null}
        area={land ? { left: 36, right: 650, top: 260, cut: 641 } : { top: 360, cut: 914 }}
      />
      <Title
        size="outcome"
        style={land ? { width: u(690) } : {}}
        sub={`${t('help.sub', { who: inOwn(who) })}${counter === null ? '' : `\n${t('help.counter', { sign: counter.sign })}`}`}
      >
        {t('help.title')}
      </Title>
      {act && (
        <section className={own.step} style={land ? at(760, 40, 570, 330) : at(48, 910, 984, 400)}>
          <span className={own.picture}>{act.picture}</span>
          <div>
            <p>{t('help.step')}</p>
            <p className={own.act}>{t(act.words)}</p>
          </div>
        </section>
      )}
      <Key id="leave" says={{ type: 'leave' }} className={own.leave} style={land ? at(690, 510, 280, 112) : at(48, 1512, 440, 156)}>
        {t('help.choice.leave')}
      </Key>
      <Key id="closeHelp" look="go" says={{ type: 'closeHelp' }} style={land ? at(986, 510, 344, 112) : at(512, 1512, 520, 156)}>
        <BackIcon size={u(land ? 40 : 64)} />
        <span>{t('help.choice.close')}</span>
      </Key>
    </div>
  )
}
