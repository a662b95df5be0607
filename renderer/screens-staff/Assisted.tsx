import type { AssistedPart, Choice } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { Live } from '../components/Live.tsx'
import { objects } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import { Details } from './Details.tsx'
import { Frame } from './Frame.tsx'
import styles from './staff.module.css'

type PartOf<Name extends AssistedPart['name']> = Extract<AssistedPart, { name: Name }>

const choose = (choice: Choice) => ({ type: 'choose' as const, choice })

/** An ABHA without a code: the staff beside the patient, the patient's own bar under it. */
export function Assisted({ part }: { part: AssistedPart }) {
  return (
    <div className={styles.withBar}>
      <Part part={part} />
    </div>
  )
}

function Part({ part }: { part: AssistedPart }) {
  switch (part.name) {
    case 'declaration':
      return <Declaration />
    case 'card':
      return <Card part={part} />
    case 'details':
      return <Details key={part.known?.name} known={part.known} />
    case 'confirm':
      return <Confirm part={part} />
  }
}

/** What the staff answer for, before a number is typed. */
function Declaration() {
  const t = useWords()
  return (
    <Frame title={t('assisted.declaration.title')} sub={t('assisted.declaration.sub')}>
      <ol className={styles.points}>
        {([1, 2, 3] as const).map(point => (
          <li key={point}>{t(`assisted.declaration.point.${point}`)}</li>
        ))}
      </ol>
      <div className={styles.push} />
      <div className={styles.row}>
        <Key id="no" className={styles.wide} says={choose('no')}>
          {t('assisted.declaration.choice.no')}
        </Key>
        <Key id="agree" className={styles.wide} look="go" says={choose('agree')}>
          {t('assisted.declaration.choice.agree')}
        </Key>
      </div>
    </Frame>
  )
}

/** The card's QR before the camera or the scanner; else what is printed is typed. */
function Card({ part: { problem, reader } }: { part: PartOf<'card'> }) {
  const t = useWords()
  const live = reader === 'camera'
  const note = problem !== null ? t(`assisted.card.problem.${problem}`) : reader === null ? t('assisted.card.noReader') : null
  return (
    <Frame title={t('assisted.card.title')} sub={reader === null ? null : t(`assisted.card.sub.${reader}`)} note={note}>
      <div className={styles.checking}>
        <div className={styles.cardPicture}>{objects.aadhaarCard()}</div>
        {live && <Live style={{ position: 'relative', flex: 2 }} />}
      </div>
      <div className={styles.row}>
        <Key id="notNow" className={styles.wide} says={choose('notNow')}>
          {t('common.notNow')}
        </Key>
        <Key id="dontKnow" className={styles.wide} says={choose('dontKnow')}>
          {t('assisted.card.choice.dontKnow')}
        </Key>
      </div>
    </Frame>
  )
}

/** All that goes to Aadhaar, large enough for both to read. Where Aadhaar has something else it says so, and not what. */
function Confirm({ part: { details, fromCard, differs } }: { part: PartOf<'confirm'> }) {
  const t = useWords()
  return (
    <Frame
      title={t('assisted.confirm.title')}
      sub={t(fromCard ? 'assisted.confirm.sub.card' : 'assisted.confirm.sub.typed')}
      note={differs ? t('assisted.confirm.differs') : null}
    >
      <dl className={styles.about}>
        <dt>{t('assisted.confirm.name')}</dt>
        <dd>{details.name}</dd>
        <dt>{t('assisted.confirm.birth')}</dt>
        <dd>{details.birth}</dd>
        <dt>{t('assisted.confirm.gender')}</dt>
        <dd>{t(`assisted.details.gender.${details.gender}`)}</dd>
      </dl>
      <div className={styles.push} />
      <div className={styles.row}>
        <Key id="notNow" className={styles.wide} says={choose('notNow')}>
          {t(differs ? 'assisted.confirm.choice.counter' : 'common.notNow')}
        </Key>
        <Key id="no" className={styles.wide} look={differs ? 'go' : 'plain'} says={choose('no')}>
          {t('assisted.confirm.choice.no')}
        </Key>
        {!differs && (
          <Key id="yes" className={styles.wide} look="go" says={choose('yes')}>
            {t('assisted.confirm.choice.yes')}
          </Key>
        )}
      </div>
    </Frame>
  )
}
