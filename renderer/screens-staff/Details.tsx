import { useState } from 'react'
import type { PersonDetails } from '../../service/contract/index.ts'
import { click } from '../components/click.ts'
import { typed } from '../components/digits.ts'
import { trembleMs } from '../components/gate.ts'
import { Key } from '../components/Key.tsx'
import { DeleteIcon, GoIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'
import { Frame } from './Frame.tsx'
import { birthFits, birthShown, rows, typedName } from './letters.ts'
import styles from './staff.module.css'

const digitsOf = (birth: string) => birth.replaceAll('-', '')
const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const
const genders = ['F', 'M', 'O'] as const

/** Name, birth date, gender, one after the other, typed from the card; they leave in one intent and are gone from here with it. */
export function Details({ known }: { known: PersonDetails | null }) {
  const { send } = useKiosk()
  const [step, setStep] = useState<'name' | 'birth' | 'gender'>('name')
  const [name, setName] = useState(known?.name.toUpperCase().replace(/[^A-Z .']/g, '') ?? '')
  const [birth, setBirth] = useState(known === null ? '' : digitsOf(known.birth))
  switch (step) {
    case 'name':
      return <Name name={name} change={setName} next={() => setStep('birth')} />
    case 'birth':
      return <Birth birth={birth} change={setBirth} next={() => setStep('gender')} />
    case 'gender':
      return <Gender choose={gender => send({ type: 'details', name: name.trim(), birth, gender })} />
  }
}

function Next({ ready, press }: { ready: boolean; press: () => void }) {
  const t = useWords()
  return (
    <Key id="next" className={styles.wide} look={ready ? 'go' : 'wait'} onPress={press}>
      <span>{t('common.next')}</span>
      <GoIcon size="calc(46 * var(--u))" />
    </Key>
  )
}

function Name({ name, change, next }: { name: string; change(name: string): void; next(): void }) {
  const t = useWords()
  const press = (key: string) => () => {
    click()
    change(typedName(name, key))
  }
  return (
    <Frame title={t('assisted.details.title.name')} sub={t('assisted.details.sub.name')}>
      <p className={styles.typed}>{name}</p>
      <div className={styles.letters} data-pad>
        {rows
          .flatMap(row => [...row])
          .map(letter => (
            <Key key={letter} id={`letter-${letter}`} quietMs={trembleMs} onPress={press(letter)}>
              {letter}
            </Key>
          ))}
        <Key id="erase" label={t('common.erase')} className={styles.erase} quietMs={trembleMs} onPress={press('erase')}>
          <DeleteIcon size="calc(60 * var(--u))" />
        </Key>
        <Key id="space" className={styles.space} quietMs={trembleMs} onPress={press('space')}>
          {t('assisted.details.space')}
        </Key>
      </div>
      <Next ready={name.trim().length > 0} press={next} />
    </Frame>
  )
}

function Birth({ birth, change, next }: { birth: string; change(birth: string): void; next(): void }) {
  const t = useWords()
  const fits = birthFits(birth, new Date())
  const press = (key: (typeof numbers)[number] | 'erase') => () => {
    click()
    change(typed(birth, key, 8))
  }
  return (
    <Frame
      title={t('assisted.details.title.birth')}
      sub={t('assisted.details.sub.birth')}
      note={birth.length === 8 && !fits ? t('assisted.details.problem.date') : null}
    >
      <p className={styles.typed}>{birthShown(birth)}</p>
      <div className={styles.digits} data-pad>
        {numbers.map(digit => (
          <Key key={digit} id={digit} quietMs={trembleMs} onPress={press(digit)}>
            {digit}
          </Key>
        ))}
        <Key id="erase" label={t('common.erase')} className={styles.broad} quietMs={trembleMs} onPress={press('erase')}>
          <DeleteIcon size="calc(60 * var(--u))" />
        </Key>
      </div>
      <Next ready={fits} press={next} />
    </Frame>
  )
}

function Gender({ choose }: { choose(gender: PersonDetails['gender']): void }) {
  const t = useWords()
  return (
    <Frame title={t('assisted.details.title.gender')}>
      <div className={styles.tiles} data-columns="1">
        {genders.map(gender => (
          <Key key={gender} id={`gender-${gender}`} className={styles.tile} onPress={() => choose(gender)}>
            {t(`assisted.details.gender.${gender}`)}
          </Key>
        ))}
      </div>
    </Frame>
  )
}
