import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { AbhaAddress } from '../components/AbhaAddress.tsx'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { slipCame } from '../components/slip.ts'
import { Title } from '../components/Title.tsx'
import { GoIcon, TokenIcon } from '../drawings/index.ts'
import { AbhaReady as Scene } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

/** The number and the address, as they stand on the slip. Never made silently: new and found again are two sentences. */
export function AbhaReady({ screen: { abhaNumber, abhaAddress, qr, isNew, slip } }: ScreenProps<'abhaReady'>) {
  const t = useWords()
  const land = useLandscape()
  const kind = isNew ? 'new' : 'existing'
  const came = slipCame(slip)
  return (
    <>
      <Scene orientation={useOrientation()} qr={qr} printed={came} moving={slip === 'printing'} />
      <Title>{t(`abhaReady.title.${kind}`)}</Title>
      <dl className={styles.values} style={land ? at(94, came ? 272 : 284, 404, 310) : at(150, 884, 780, 336)}>
        <dt>{t('abhaReady.label.abhaNumber')}</dt>
        <dd className={styles.number}>{abhaNumber}</dd>
        <dt>{t('abhaReady.label.abhaAddress')}</dt>
        <dd>
          <AbhaAddress>{abhaAddress}</AbhaAddress>
        </dd>
      </dl>
      <Note size="l" live tint={!came} wrong={!came} style={land ? at(856, 118, 474) : at(110, 1250, 860)}>
        {came ? t('abhaReady.keep') : t('abhaReady.noSlip')}
      </Note>
      <Key
        id="done"
        says={{ type: 'choose', choice: 'done' }}
        style={{ ...(land ? at(856, 400, 474, 96) : at(48, 1512, 380, 156)), fontSize: 'var(--t-key)' }}
      >
        {t('abhaReady.choice.done')}
      </Key>
      <Key id="next" look="go" says={{ type: 'choose', choice: 'next' }} style={land ? at(856, 520, 474, 102) : at(452, 1512, 580, 156)}>
        <TokenIcon size={u(land ? 58 : 88)} />
        <span>{t('abhaReady.choice.next')}</span>
        <GoIcon size={u(land ? 46 : 64)} />
      </Key>
    </>
  )
}
