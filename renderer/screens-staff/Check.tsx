import type { CheckItem } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { Live } from '../components/Live.tsx'
import { useWords, type Words } from '../words.ts'
import { Frame } from './Frame.tsx'
import type { PageOf } from './props.ts'
import { reportNote } from './report.ts'
import { says } from './says.ts'
import styles from './staff.module.css'

/** Every part of the machine, one line each; the camera's own picture; and what only a person can say. */
export function Check({ page: { items, asking, report } }: { page: PageOf<'check'> }) {
  const t = useWords()
  const camera = items.find(({ name }) => name === 'camera')
  const scanning = items.some(({ name, state }) => name === 'scanner' && state === 'testing')
  const over = asking === null && items.every(({ state }) => state !== 'testing')
  return (
    <Frame title={t('staff.check.title')} note={noteOf(t, asking, scanning, report)}>
      <div className={styles.checking}>
        <dl className={styles.checks}>
          {items.map(item => (
            <div key={item.name} data-state={item.state}>
              <dt>{t(`staff.check.item.${item.name}`)}</dt>
              <dd>{stateOf(t, item)}</dd>
            </div>
          ))}
        </dl>
        {camera && camera.state !== 'notThere' && camera.state !== 'bad' && <Live style={{ position: 'relative', flex: 1 }} />}
      </div>
      <div className={styles.push} />
      {asking === null ? (
        <div className={styles.row}>
          <Key id="machine" className={styles.wide} says={says({ what: 'go', to: 'machine' })}>
            {t('staff.machine.open')}
          </Key>
          <Key id="printReport" className={styles.wide} look={over && report !== 'printing' ? 'go' : 'wait'} says={says({ what: 'printReport' })}>
            {t('staff.check.report')}
          </Key>
        </div>
      ) : (
        <div className={styles.row}>
          <Key id="answer-no" className={styles.wide} says={says({ what: 'answer', yes: false })}>
            {t('staff.check.no')}
          </Key>
          <Key id="answer-yes" className={styles.wide} look="go" says={says({ what: 'answer', yes: true })}>
            {t('staff.check.yes')}
          </Key>
        </div>
      )}
    </Frame>
  )
}

function noteOf(t: Words, asking: PageOf<'check'>['asking'], scanning: boolean, report: PageOf<'check'>['report']): string | null {
  if (asking === 'paper') return `${t('staff.check.ask.paper')} ${t('staff.check.lookAtSlip')}`
  if (asking === 'sound') return t('staff.check.ask.sound')
  if (scanning) return t('staff.check.scan')
  return reportNote(t, 'check', report)
}

function stateOf(t: Words, { name, state, value }: CheckItem): string {
  const word = t(`staff.check.state.${state}`)
  if (value === null) return word
  if (name === 'disk') return `${word}, ${t('staff.check.value.disk', { value: (value / 1000).toFixed(1) })}`
  return name === 'clock' ? `${word}, ${t('staff.check.value.clock', { value: Math.abs(value) })}` : word
}
