import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Screen } from '../../service/contract/index.ts'
import { type Desk, openDesk, type Somebody } from '../support/desk.ts'
import { type Journey, type Played, type PlayOptions, play } from '../support/player.ts'
import { qrsOn } from '../support/qr.ts'
import { type RemoteKiosk, startRemoteKiosk } from '../support/remote-kiosk.ts'
import { filesUnder } from '../support/traces.ts'
import { isTyped, type Secrets, secretsOf } from './canary.ts'
import { type Copies, copiesIn, searchMemory, sum } from './memory.ts'
import { type Proof, type ProofRow, rowsOf, wrongOf } from './proof.ts'

/** The service collects 1 s and 5 s after a visit (service/forget.ts). */
const forgottenMs = 7000
/** What may be left in memory that was freed and not written over: copies of all that was typed in secret, and of all the rest (docs/privacy.md has what was measured). */
const mostTyped = 6
const mostFreed = 100

interface Failing {
  what: string
  wants: Journey['wants']
  by?: Journey['by']
  /** before the visit */
  before?(desk: Desk): Promise<void> | void
  /** where something happens, and what */
  at?: Screen['name']
  does?(desk: Desk, kiosk: RemoteKiosk): Promise<void> | void
  after?(desk: Desk): Promise<void> | void
}

const ways: Failing[] = [
  { what: 'an ABHA is made', wants: 'abha' },
  { what: 'a token, known by the mobile', wants: 'token' },
  { what: 'a token, known by the ABHA number', wants: 'token', by: 'abhaNumber' },
  {
    what: 'the hospital is silent',
    wants: 'token',
    before: ({ dock }) => dock.set('hospitalSilent', true),
    after: ({ dock }) => dock.set('hospitalSilent', false),
  },
  {
    what: 'the network is cut at the code',
    wants: 'token',
    at: 'enterCode',
    does: ({ dock }) => dock.set('networkCut', true),
    after: ({ dock }) => dock.set('networkCut', false),
  },
  {
    what: 'ABDM answers in pieces',
    wants: 'token',
    at: 'chooseAccount',
    does: ({ dock }) => dock.set('answerBody', 'truncated'),
    after: ({ dock }) => dock.set('answerBody', 'asIs'),
  },
  {
    what: 'ABDM answers with faults',
    wants: 'abha',
    at: 'enterAadhaar',
    does: ({ dock }) => dock.set('abdmFault', 'gatewayBroken'),
    after: ({ dock }) => dock.set('abdmFault', 'off'),
  },
  {
    what: 'no paper',
    wants: 'token',
    before: ({ printer }) => printer.set('paperOut', true),
    after: ({ printer }) => printer.set('paperOut', false),
  },
  {
    what: 'the printer is unplugged',
    wants: 'abha',
    before: ({ printer }) => printer.set('unplugged', true),
    after: ({ printer }) => printer.set('unplugged', false),
  },
  { what: 'somebody leaves before the code', wants: 'token', at: 'enterCode', does: (_, { person }) => person.say({ type: 'leave' }) },
  { what: 'somebody leaves before sharing', wants: 'token', at: 'share', does: (_, { person }) => person.say({ type: 'leave' }) },
]

/** Plays the canary through everything and searches. */
export async function prove({ short = false, told = (_note: string) => {} } = {}): Promise<Proof> {
  const wrong: string[] = []
  const notes: string[] = []
  const desk = await openDesk(text =>
    text
      .replace('endSeconds: 8', 'endSeconds: 1')
      .replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 5')
      .replace('stillThereSeconds: 20', 'stillThereSeconds: 2'),
  )
  let kiosk: RemoteKiosk | null = null
  const options: PlayOptions = { dock: desk.dock, counterQr: desk.counterQr, patienceMs: 60_000 }
  try {
    kiosk = await startRemoteKiosk(desk.configFile, desk.folder, { withinMs: 60_000 })
    const at = kiosk
    const note = (text: string) => {
      notes.push(text)
      told(text)
    }
    const someone = () => desk.someone('sargi')
    const visit = async (somebody: Somebody, way: Failing): Promise<Played> => {
      const journey: Journey = { wants: way.wants, by: way.by ?? 'mobile', somebody, counter: '2' }
      await way.before?.(desk)
      let done = way.at === undefined
      const first = await play(at.person, journey, { ...options, stopAt: screen => !done && screen.name === way.at })
      if (first.ending === 'stopped') {
        done = true
        await way.does?.(desk, at)
        const rest = await play(at.person, journey, { ...options, goesOn: first })
        await at.person.on('language')
        await way.after?.(desk)
        return rest
      }
      await way.after?.(desk)
      return first
    }
    let secretsNow: Secrets = {}
    for (const way of short ? ways.slice(0, 2) : ways) {
      const { ending, number } = await visit(await someone(), way)
      note(`${way.what}: ${ending}${number === null ? '' : ', a number'}`)
      if (ending === 'stuck') wrong.push(`${way.what}: the visit was stuck`)
      // a dead network has put it out of service
      await at.person.on('language')
      secretsNow = await secretsOf(desk, await someone())
    }
    const right = count(at, secretsNow)
    await wait(forgottenMs)
    const collected = count(at, secretsNow)
    const others = desk.crowd().slice(0, short ? 2 : 5)
    for (const somebody of others) await play(at.person, { wants: 'token', by: 'abhaNumber', somebody, counter: '1' }, options)
    await wait(forgottenMs)
    const memory = searchMemory(at.pid, secretsNow)
    note(
      `In ${memory.megabytes} MB of the service's memory: ${right} copies right after the last visit, ${collected} after ${forgottenMs / 1000} s, ${sum(memory.copies)} after ${others.length} more people.`,
    )

    const rows: ProofRow[] = []
    const put = (where: string, copies: Copies, allowed: (secret: string) => string | null) => rows.push(...rowsOf(where, copies, allowed))
    const left = (wanted: boolean) => sum(memory.copies.filter(({ secret }) => isTyped(secret) === wanted))
    const few = { typed: left(true) <= mostTyped, rest: left(false) <= mostFreed }
    put("the service's memory", memory.copies, secret => ((isTyped(secret) ? few.typed : few.rest) ? 'freed, not written over yet' : null))
    put(
      "the service's environment and command line",
      copiesIn(Buffer.concat(['environ', 'cmdline'].map(file => readFileSync(`/proc/${at.pid}/${file}`))), secretsNow),
      () => null,
    )
    for (const file of filesUnder(desk.folder)) {
      if (file.includes('/compiled/')) continue
      put(file.slice(desk.folder.length + 1), copiesIn(readFileSync(file), secretsNow), () => null)
    }
    for (const name of readdirSync('.').filter(entry => /^core(\.|$)/.test(entry)))
      put(name, copiesIn(readFileSync(join('.', name)), secretsNow), () => null)
    const paper = desk.printer.state().slips.flatMap(({ index }) => qrsOn(desk.printer.slipRows(index) ?? []))
    put('QR codes on paper', copiesIn(Buffer.from(paper.join('\n')), secretsNow), secret =>
      ['ABHA number', 'ABHA address'].includes(secret) ? "the ABHA slip is the patient's own paper" : null,
    )

    // after a death that nobody could tidy up after: nothing on the disk, nothing in the one who comes after
    if (!short) {
      await play(
        at.person,
        { wants: 'token', by: 'mobile', somebody: await someone(), counter: '2' },
        { ...options, stopAt: screen => screen.name === 'share' },
      )
      await at.kill()
      kiosk = await startRemoteKiosk(desk.configFile, desk.folder, { withinMs: 60_000 })
      const secrets = await secretsOf(desk, await someone())
      put('the memory of the next service, after a kill in a visit', searchMemory(kiosk.pid, secrets).copies, () => null)
      for (const file of filesUnder(desk.dataFolder))
        put(`${file.slice(desk.folder.length + 1)} after a kill`, copiesIn(readFileSync(file), secrets), () => null)
    }

    wrong.push(...wrongOf(rows))
    // a search that cannot find proves nothing
    const own = new Set(searchMemory(process.pid, secretsNow).copies.map(({ secret }) => secret))
    for (const secret of Object.keys(secretsNow)) if (!own.has(secret)) wrong.push(`the search did not find ${secret} where it is`)
    return { prove: 'service', rows, wrong, notes }
  } finally {
    await kiosk?.stop()
    await desk.close()
  }
}

const count = ({ pid }: RemoteKiosk, secrets: Secrets) => sum(searchMemory(pid, secrets).copies)
