import { useState } from 'react'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { CardIcon, GoIcon, LettersIcon } from '../drawings/index.ts'
import { ChooseAddress as Scene } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

/** Three names a page, the first one chosen already: whoever does not care presses "next". */
export function ChooseAddress({ screen: { suggestions, page, pages, suffix, problem } }: ScreenProps<'chooseAddress'>) {
  const t = useWords()
  const land = useLandscape()
  const [touched, setTouched] = useState({ page, index: 0 })
  const chosen = touched.page === page ? touched.index : 0
  const more = pages > 1
  return (
    <>
      <Scene
        orientation={useOrientation()}
        area={land ? { left: 36, right: 560, top: 240, cut: 500 } : { top: 320, cut: problem === null ? 690 : 610 }}
      />
      <Title sub={t('chooseAddress.sub')} style={land ? { width: u(584) } : {}}>
        {t('chooseAddress.title')}
      </Title>
      {problem !== null && (
        <Note live tint wrong style={land ? at(36, 512, 560) : at(48, 630, 984)}>
          {t(`chooseAddress.problem.${problem}`)}
        </Note>
      )}
      {suggestions.map((name, index) => (
        <Key
          key={name}
          id={`address-${index}`}
          label={`${name}${suffix}${index === chosen ? `, ${t('chooseAddress.chosen')}` : ''}`}
          className={index === chosen ? `${styles.address} ${styles.chosen}` : styles.address}
          onPress={() => setTouched({ page, index })}
          style={land ? at(640, 24 + index * 124, 690, 104) : at(48, 740 + index * 194, 984, 166)}
        >
          <span className={styles.mark} />
          <span className={styles.name}>
            {name}
            <i>{suffix}</i>
          </span>
        </Key>
      ))}
      <Key
        id="ownAddress"
        says={{ type: 'choose', choice: 'ownAddress' }}
        style={{
          ...(land ? at(640, 402, more ? 339 : 690, 92) : at(48, 1366, more ? 480 : 984, 116)),
          gap: u(14),
          fontSize: 'var(--t-m)',
          lineHeight: 1.2,
        }}
      >
        <LettersIcon size={u(land ? 72 : 130)} />
        <span>{t('chooseAddress.choice.own')}</span>
      </Key>
      {more && (
        <Key id="more" says={{ type: 'choose', choice: 'more' }} style={land ? at(991, 402, 339, 92) : at(552, 1366, 480, 116)}>
          <span>{t('chooseAddress.choice.more')}</span>
          <GoIcon size={u(land ? 40 : 52)} />
        </Key>
      )}
      <Key
        id="notNow"
        says={{ type: 'choose', choice: 'notNow' }}
        style={{ ...(land ? at(640, 520, 300, 102) : at(48, 1512, 380, 156)), gap: u(14), fontSize: land ? 'var(--t-l)' : 'var(--t-key)' }}
      >
        <CardIcon size={u(land ? 60 : 90)} />
        <span>{t('chooseAddress.choice.notNow')}</span>
      </Key>
      <Key id="next" look="go" says={{ type: 'address', index: chosen }} style={land ? at(964, 520, 366, 102) : at(452, 1512, 580, 156)}>
        <span>{t('chooseAddress.choice.next')}</span>
        <GoIcon size={u(land ? 46 : 64)} />
      </Key>
    </>
  )
}
