import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Boxes } from '../components/Boxes.tsx'
import { Entry } from '../components/Entry.tsx'
import { useEntry } from '../components/entry.ts'
import { Key } from '../components/Key.tsx'
import { Keypad } from '../components/Keypad.tsx'
import { Live } from '../components/Live.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { useWords } from '../words.ts'
import { BadgePicture, LockedPicture } from './drawings.tsx'
import type { PageOf } from './props.ts'

/** The badge before the camera or the scanner; where neither sees it, its number. */
export function Badge({ page: { problem, reader } }: { page: PageOf<'badge'> }) {
  const t = useWords()
  const land = useLandscape()
  const live = reader === 'camera'
  const note = problem === null ? (reader === null ? t('staff.badge.noReader') : null) : t(`staff.badge.problem.${problem}`)
  return (
    <>
      <Title sub={reader === null ? null : t(`staff.badge.sub.${reader}`)} style={land ? { width: u(live ? 600 : 1294) } : {}}>
        {t('staff.badge.title')}
      </Title>
      <div style={land ? at(200, 190, 190, 300) : at(live ? 90 : 390, 300, 260)}>
        <BadgePicture width="100%" />
      </div>
      {note !== null && (
        <Note live tint size="l" style={land ? at(36, 545, 640) : at(48, live ? 1350 : 860, 984)}>
          {note}
        </Note>
      )}
      {live && <Live style={land ? at(672, 40, 658, 430) : at(64, 790, 952, 520)} />}
      <Key id="typeNumber" says={{ type: 'staff', ask: { what: 'typeNumber' } }} style={land ? at(808, 510, 522, 120) : at(48, 1560, 984, 156)}>
        {t('staff.badge.choice.typeNumber')}
      </Key>
    </>
  )
}

/** The sixteen digits under the badge's QR. */
export function BadgeNumber({ page: { problem } }: { page: PageOf<'badgeNumber'> }) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title sub={problem === null ? t('staff.badgeNumber.sub') : null}>{t('staff.badgeNumber.title')}</Title>
      <div style={land ? at(90, 210, 180) : at(410, 340, 230)}>
        <BadgePicture width="100%" />
      </div>
      {problem !== null && (
        <Note live tint size="l" style={land ? at(300, 150, 450) : at(48, 225, 984)}>
          {t(`staff.badge.problem.${problem}`)}
        </Note>
      )}
      <Entry groups={[4, 4, 4, 4]} eraseAll intent={digits => ({ type: 'staff', ask: { what: 'badgeNumber', digits } })} />
    </>
  )
}

/** Six digits; what stands in the boxes is a dot for each, others stand near. */
export function Pin({ page: { problem, triesLeft, checking } }: { page: PageOf<'pin'> }) {
  const t = useWords()
  const land = useLandscape()
  const entry = useEntry(6, digits => ({ type: 'staff', ask: { what: 'pin', digits } }), { auto: true })
  const note = checking ? t('staff.pin.checking') : problem === null ? null : t(`staff.pin.problem.${problem}`, { tries: triesLeft })
  return (
    <>
      <Title sub={t('staff.pin.sub')}>{t('staff.pin.title')}</Title>
      {note !== null && (
        <Note live tint size="l" style={land ? at(36, 300, 700) : at(48, 480, 984)}>
          {note}
        </Note>
      )}
      <Boxes digits={'•'.repeat(entry.digits.length)} groups={[6]} style={land ? at(36, 500, 720, 83) : { top: u(772) }} />
      <span className="hidden" role="status">
        {t('keypad.entered', { total: 6, count: entry.digits.length })}
      </span>
      <Keypad
        onKey={key => checking || entry.onKey(key)}
        end={
          <Key id="eraseAll" onPress={() => entry.onKey('eraseAll')} style={{ fontSize: 'var(--t-l)', lineHeight: 1.3, textAlign: 'center' }}>
            {t('common.eraseAll')}
          </Key>
        }
      />
    </>
  )
}

export function Locked({ page: { minutes } }: { page: PageOf<'locked'> }) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title sub={t('staff.locked.sub', { minutes })}>{t('staff.locked.title')}</Title>
      <div style={land ? at(480, 190, 380) : at(270, 460, 540)}>
        <LockedPicture width="100%" />
      </div>
    </>
  )
}
