import { useState } from 'react'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { type AddressRule, addressRules, isFineAddress, written } from '../components/address.ts'
import { Key } from '../components/Key.tsx'
import { Letters } from '../components/Letters.tsx'
import { Title } from '../components/Title.tsx'
import { CardIcon, GoIcon } from '../drawings/index.ts'
import { OwnAddress as Scene } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

const rules: AddressRule[] = ['length', 'first', 'signs']

/** A name of one's own, letter by letter; the rules stand beside it and say what is still missing. */
export function OwnAddress({ screen: { suffix } }: ScreenProps<'ownAddress'>) {
  const t = useWords()
  const land = useLandscape()
  const { send } = useKiosk()
  const [name, setName] = useState('')
  const states = addressRules(name)
  const fine = isFineAddress(name)
  return (
    <>
      <Scene orientation={useOrientation()} />
      <Title {...(land ? { style: { width: u(540) } } : { sub: t('ownAddress.sub') })}>{t('ownAddress.title')}</Title>
      <ul className={styles.rules} style={land ? at(576, 100, 754) : at(560, 330, 472)}>
        {rules.map(rule => (
          <li key={rule} data-state={states[rule]}>
            <i aria-hidden="true" />
            {t(`ownAddress.rule.${rule}`)}
            <span className="hidden">{t(`ownAddress.rule.${states[rule]}`)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.own} style={land ? at(640, 16, 690, 80) : at(48, 740, 984, 116)}>
        <b>{name}</b>
        <u />
        <i>{suffix}</i>
      </p>
      <span className="hidden" role="status">
        {t('ownAddress.entered', { count: name.length })}
      </span>
      <Letters onKey={key => setName(now => written(now, key))} />
      <Key
        id="notNow"
        says={{ type: 'choose', choice: 'notNow' }}
        style={{ ...(land ? at(36, 540, 330, 82) : at(48, 1512, 380, 156)), gap: u(14), fontSize: 'var(--t-l)' }}
      >
        <CardIcon size={u(land ? 66 : 96)} />
        <span>{t('chooseAddress.choice.notNow')}</span>
      </Key>
      <Key
        id="next"
        look={fine ? 'go' : 'wait'}
        onPress={() => send({ type: 'ownAddress', text: name.toLowerCase() })}
        style={land ? at(964, 540, 366, 82) : at(452, 1512, 580, 156)}
      >
        <span>{t('ownAddress.choice.next')}</span>
        <GoIcon size={u(land ? 46 : 64)} />
      </Key>
    </>
  )
}
