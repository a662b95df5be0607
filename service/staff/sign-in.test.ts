import { beforeEach, expect, test } from 'vitest'
import { heldClock } from '../clock.fixture.ts'
import type { StaffPage } from '../contract/index.ts'
import { badgeHash, badgeText, whoseBadge } from './badge.ts'
import { cheapPinHash } from './pin.fixture.ts'
import { isPinHash, pinFits, pinHash } from './pin.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

const badge = badgeText('1111222233334444')
const other = badgeText('9999000011112222')
const staff = [
  { name: 'Hemlata', badge: badgeHash(badge), pin: cheapPinHash('246810') },
  { badge: badgeHash(other), pin: cheapPinHash('135791') },
]

let clock = heldClock()
let pages: StaffPage[] = []
let events: string[] = []
let entered: number[] = []
let signIn: SignIn
let scannerThere: boolean
beforeEach(() => {
  clock = heldClock(1_000_000)
  pages = []
  scannerThere = false
  events = []
  entered = []
  signIn = createSignIn({
    staff,
    clock,
    hasCamera: true,
    hasScanner: () => scannerThere,
    show: page => pages.push(page),
    happened: (what, whose) => events.push(`${what} ${whose}`),
    signedIn: index => entered.push(index),
  })
  signIn.start()
})
const page = () => pages.at(-1)

async function type(digits: string) {
  const before = events.length
  signIn.pin(digits)
  await expect.poll(() => events.length).toBe(before + 1)
}

test('badge, then PIN: in', async () => {
  expect(page()).toEqual({ name: 'badge', problem: null, reader: 'camera' })
  expect(signIn.badge(badge)).toBe(true)
  expect(page()).toEqual({ name: 'pin', problem: null, triesLeft: 5, checking: false })
  await type('246810')
  expect(entered).toEqual([0])
  expect(events).toEqual(['signedIn 1'])
})

test("somebody else's PIN opens nothing, nor does a QR that is no badge", async () => {
  signIn.badge(badge)
  await type('135791')
  expect(page()).toMatchObject({ name: 'pin', problem: 'wrong', triesLeft: 4 })
  signIn.start()
  expect(signIn.badge('https://example.org/?counter-id=2')).toBe(false)
  expect(page()).toMatchObject({ name: 'badge', problem: 'unknownBadge' })
  expect(entered).toEqual([])
})

test('five wrong tries, and this badge is locked for five minutes, also for the right PIN; another badge is not', async () => {
  signIn.badge(badge)
  for (const _ of [1, 2, 3, 4, 5]) await type('000000')
  expect(page()).toEqual({ name: 'locked', minutes: 5 })
  expect(events.at(-1)).toBe('locked 1')
  signIn.pin('246810')
  clock.pass(4 * 60_000 + 59_000)
  signIn.start()
  signIn.badge(badge)
  expect(page()).toEqual({ name: 'locked', minutes: 1 })
  signIn.badge(other)
  await type('135791')
  expect(entered).toEqual([1])
  clock.pass(1_000)
  signIn.start()
  signIn.badge(badge)
  expect(page()).toMatchObject({ name: 'pin', triesLeft: 5 })
  await type('246810')
  expect(entered).toEqual([1, 0])
})

test('leaving between a wrong PIN and its answer gives no try back', async () => {
  signIn.badge(badge)
  for (const _ of [1, 2, 3, 4, 5]) {
    signIn.pin('000000')
    signIn.stop()
    signIn.start()
    signIn.badge(badge)
  }
  await expect.poll(() => events).toHaveLength(5)
  expect(page()).toMatchObject({ name: 'locked' })
})

test('who has left is not let in by the answer that comes later', async () => {
  signIn.badge(badge)
  signIn.pin('246810')
  signIn.stop()
  const again = () => {
    signIn.start()
    signIn.badge(badge)
    return page()
  }
  expect(again()).toMatchObject({ triesLeft: 4 })
  // the answer has come when the try it cost is given back
  await expect.poll(again).toMatchObject({ triesLeft: 5 })
  expect(entered).toEqual([])
})

test('a camera that is not there, but a scanner: the badge is held to it', () => {
  scannerThere = true
  signIn.camera(false)
  expect(page()).toEqual({ name: 'badge', problem: null, reader: 'scanner' })
  signIn.camera(true)
  expect(page()).toEqual({ name: 'badge', problem: null, reader: 'camera' })
})

test('a camera that is not there: the number under the QR is as good', async () => {
  signIn.camera(false)
  expect(page()).toEqual({ name: 'badge', problem: null, reader: null })
  signIn.typeNumber()
  signIn.badge(badgeText('1234123412341234'))
  expect(page()).toEqual({ name: 'badgeNumber', problem: 'unknownBadge' })
  signIn.badge(badgeText('1111222233334444'))
  expect(page()).toMatchObject({ name: 'pin' })
})

test('a badge is known by its hash, wherever it stands in the list', () => {
  expect(whoseBadge(` ${other}\r`, staff)).toBe(1)
  expect(whoseBadge('', staff)).toBeNull()
})

test('a PIN is kept as argon2id with a salt of its own, and what is no such hash is refused', async () => {
  const [first, second] = [await pinHash('246810'), await pinHash('246810')]
  expect(first).not.toBe(second)
  expect(await pinFits('246810', second)).toBe(true)
  expect(await pinFits('246811', second)).toBe(false)
  for (const bad of ['', '123456', first.replace('argon2id', 'argon2i'), first.replace('m=12288', 'm=9999999'), first.slice(0, -30)])
    expect(isPinHash(bad), bad).toBe(false)
})

test('what the reference tool makes of a password is known as that', async () => {
  // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
  const kept = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await pinFits('password', kept)).toBe(true)
})
