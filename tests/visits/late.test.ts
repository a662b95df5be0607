import { afterEach, expect, test, vi } from 'vitest'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { startService } from '../../service/start.ts'
import { finger } from '../support/finger.ts'
import { staffRoom } from '../support/staff-room.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The hospital's number comes when nobody stands there for it any more: it is the staff's to give.

let at: VisitDesk
afterEach(() => at.close())
const { ask, onPage, signIn } = staffRoom(() => at.person)

const short = (text: string) => text.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 1')
const relayed = (text: string) =>
  short(text).replace(
    'tokens: { poll: true, relay: null }',
    `tokens: { poll: false, relay: { url: '${/gateway: '?(http[^/]*\/\/[^/']+)/.exec(text)?.[1]}/relay' } }`,
  )

async function shareAndLeave() {
  await at.toShare('9000033333')
  at.person.choose('agree')
  await at.person.on('noAnswerYet', screen => screen.slip === 'printed')
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  await at.person.on('language')
}

/** Switched off, and on again. */
async function startAgain() {
  await at.kiosk.stop()
  const again = startService({ configFile: at.desk.configFile, openSqlite: openNodeSqlite, host: 'browser' })
  if (!again.ok) throw new Error(again.sentences.join('\n'))
  const { kiosk } = again
  const { desk } = at
  const close = async () => {
    await kiosk.stop()
    await desk.close()
  }
  at = { ...at, kiosk, person: finger(kiosk), close }
}

const rows = async () => {
  await signIn()
  ask({ what: 'go', to: 'reprint' })
  return (await onPage('reprint')).tokens
}

test('the slip says "shared, no number yet"; the number comes later and stands before the staff as "came late"; a copy is printed, and no other', async () => {
  at = await openVisit(short)
  await at.desk.dock.set('hospitalSlow', 8)
  await shareAndLeave()
  await expect.poll(() => at.queueOf('2'), { timeout: 15_000 }).toHaveLength(1)
  const [number] = await at.queueOf('2')
  await expect.poll(() => at.journalTokens(), { timeout: 15_000 }).toMatchObject([{ tokenNumber: number, stage: 'late' }])
  expect(at.desk.printer.state().slips).toHaveLength(1)
  expect(await rows()).toMatchObject([{ number, sign: '2', state: 'late', copied: false }])
  ask({ what: 'reprint', index: 0 })
  await onPage('reprint', page => page.slip?.state === 'printed')
  expect(at.desk.printer.state().slips).toHaveLength(2)
  ask({ what: 'go', to: 'handover' })
  expect((await onPage('handover')).rows).toMatchObject([{ sign: '2', reason: null, number }])
})

test('the person is wiped when "no answer yet" comes; the token by which is asked is logged out with the answer', async () => {
  at = await openVisit(short)
  const revoke = vi.spyOn(at.desk.sandbox.world.tokens, 'revoke')
  await at.desk.dock.set('hospitalSlow', 6)
  await shareAndLeave()
  expect(revoke).toHaveBeenCalledTimes(0)
  await expect.poll(() => at.journalTokens()[0]?.stage, { timeout: 15_000 }).toBe('late')
  await expect.poll(() => revoke.mock.calls.length, { timeout: 15_000 }).toBe(1)
})

test('switched off while it waits: the token is logged out, and the share is marked at the next start', async () => {
  at = await openVisit(short)
  const revoke = vi.spyOn(at.desk.sandbox.world.tokens, 'revoke')
  await at.desk.dock.set('hospitalSilent', true)
  await shareAndLeave()
  await startAgain()
  expect(revoke).toHaveBeenCalledTimes(1)
  expect(await rows()).toMatchObject([{ number: null, state: 'noNumber' }])
  expect(at.journalTokens()).toMatchObject([{ stage: 'interrupted' }])
  expect(at.desk.printer.state().slips).toHaveLength(1)
})

test('with a relay the number is heard also by a machine that was started again meanwhile, without anything of the person', async () => {
  at = await openVisit(relayed)
  await at.desk.dock.set('hospitalSlow', 5)
  await shareAndLeave()
  await startAgain()
  await expect.poll(() => at.journalTokens()[0]?.stage, { timeout: 20_000 }).toBe('late')
  const [number] = await at.queueOf('2')
  expect(at.journalTokens()).toMatchObject([{ tokenNumber: number }])
})
