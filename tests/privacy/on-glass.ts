import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { openDesk } from '../support/desk.ts'
import { filesUnder } from '../support/traces.ts'
import { isTyped, type Secrets, secretsOf } from './canary.ts'
import { type Host, inChromium, inElectron, roleOf } from './hosts.ts'
import { type Copies, copiesIn, type Kind, searchMemory, sum } from './memory.ts'
import { type Proof, type ProofRow, rowsOf, wrongOf } from './proof.ts'
import { tokenByMobile, type Visitor, waysOnGlass } from './ways.ts'

/** The service collects 1 s and 5 s after a visit (service/forget.ts). */
const forgottenMs = 7000

/** What may be left in memory, by what a process is for: copies of what was typed in secret, and of all the rest (docs/privacy.md). Where nothing stands: none. */
const most: Record<'browser' | 'electron', Record<string, { typed: number; rest: number }>> = {
  browser: { page: { typed: 4, rest: 40 }, service: { typed: 6, rest: 100 } },
  electron: { page: { typed: 4, rest: 40 }, service: { typed: 6, rest: 100 } },
}

interface Searched {
  pid: number
  role: string
  copies: Copies
  kinds: Partial<Record<Kind, number>>
  megabytes: number
}

function searchAll(host: Host, secrets: Secrets): Searched[] {
  return host.pids().flatMap(pid => {
    try {
      return [{ pid, role: roleOf(pid), ...searchMemory(pid, secrets) }]
    } catch (error) {
      // a helper that has just ended; one that is there and may not be read is no proof
      if (isThere(pid)) throw error
      return []
    }
  })
}

function isThere(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1] !== '0'
  } catch {
    return false
  }
}

function summary(moment: string, all: readonly Searched[]): string {
  const found = [...Map.groupBy(all, ({ role }) => role)].flatMap(([role, some]) => {
    const copies = some.flatMap(one => one.copies)
    if (copies.length === 0) return []
    const kinds = some.flatMap(one => Object.entries(one.kinds).map(([kind, count]) => `${count} ${kind}`))
    return [`${role} ${sum(copies)}, typed ${sum(copies.filter(({ secret }) => isTyped(secret)))} (${kinds.join(', ')})`]
  })
  const megabytes = all.reduce((sofar, one) => sofar + one.megabytes, 0)
  return `${moment}, ${all.length} processes, ${megabytes} MB: ${found.join('; ') || 'nothing'}`
}

/** The canary on a real glass: the whole program with all its processes, its files, its clipboard. */
export async function proveOnGlass(where: 'browser' | 'electron', { short = false, told = (_note: string) => {} } = {}): Promise<Proof> {
  const wrong: string[] = []
  const notes: string[] = []
  const note = (text: string) => {
    notes.push(text)
    told(text)
  }
  const desk = await openDesk(text =>
    text
      .replace('endSeconds: 8', 'endSeconds: 1')
      .replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 15')
      .replace('idleSeconds: 60', 'idleSeconds: 25')
      .replace('stillThereSeconds: 20', 'stillThereSeconds: 2'),
  )
  let host: Host | null = null
  try {
    const person = await desk.someone('indravati')
    const card = JSON.stringify({ hidn: person.abhaNumber, phr: person.abhaAddress, name: 'Indravati Kashyap', gender: 'F' })
    host = await (where === 'browser' ? inChromium : inElectron)(desk, card)
    // a search that cannot find proves nothing: while somebody stands there, they are in the page and in the service
    let onGlass: Searched[] = []
    const kiosk = host
    const visitor: Visitor = { desk, host, who: person }
    const watched: Visitor = {
      ...visitor,
      atToken: async () => {
        onGlass = searchAll(kiosk, await secretsOf(desk, person))
      },
    }
    const ways = short ? [tokenByMobile] : waysOnGlass.filter(({ shellAlone }) => where === 'electron' || !shellAlone)
    for (const way of ways) {
      const began = Date.now()
      await way.goes(way === tokenByMobile ? watched : visitor)
      note(`${way.what}: home again after ${Math.round((Date.now() - began) / 1000)} s`)
    }
    const secrets = await secretsOf(desk, person)
    for (const role of ['page', 'service'])
      if (!onGlass.some(one => one.role === role && one.copies.length > 0))
        wrong.push(`the search found nobody in the ${role} while somebody stood there`)
    note(summary('While somebody stands there', onGlass))
    note(summary('Right after the end', searchAll(host, secrets)))
    await wait(forgottenMs)
    let last = searchAll(host, secrets)
    note(summary(`After ${forgottenMs / 1000} s`, last))
    if (!short) {
      const others = desk.crowd().slice(0, 5)
      for (const who of others) await tokenByMobile.goes({ ...visitor, who })
      await wait(forgottenMs)
      last = searchAll(host, secrets)
      note(summary(`After ${others.length} more people`, last))
    }

    const rows: ProofRow[] = []
    for (const [role, some] of Map.groupBy(last, one => one.role)) {
      const copies = some.flatMap(one => one.copies)
      const left = (wanted: boolean) => sum(copies.filter(({ secret }) => isTyped(secret) === wanted))
      const { typed, rest } = most[where][role] ?? { typed: 0, rest: 0 }
      const few = { typed: left(true) <= typed, rest: left(false) <= rest }
      rows.push(...rowsOf(`memory: ${role}`, copies, secret => ((isTyped(secret) ? few.typed : few.rest) ? 'freed, not written over yet' : null)))
    }
    const never = () => null
    for (const { pid, role } of last)
      rows.push(
        ...rowsOf(
          `environment and command line: ${role}`,
          copiesIn(Buffer.concat(['environ', 'cmdline'].map(file => readFileSync(`/proc/${pid}/${file}`))), secrets),
          never,
        ),
      )
    for (const [name, text] of Object.entries(await host.clipboards())) rows.push(...rowsOf(name, copiesIn(Buffer.from(text), secrets), never))
    // what is written when it ends is written, too
    await host.close()
    host = null
    let files = 0
    for (const file of filesUnder(desk.folder)) {
      files++
      rows.push(...rowsOf(file.slice(desk.folder.length + 1), copiesIn(readFileSync(file), secrets), never))
    }
    note(`${files} files of profile, data, temp and home searched`)
    wrong.push(...wrongOf(rows))
    return { prove: where, rows, wrong, notes }
  } finally {
    await host?.close()
    await desk.close()
  }
}
