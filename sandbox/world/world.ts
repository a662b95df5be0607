import { createRegistry, type Registry } from './accounts.ts'
import { type Clock, createClock } from './clock.ts'
import { GATEWAY_KID, type Keys, makeKeys, makeSigningPair } from './keys.ts'
import { createOtpDesk, type OtpDesk } from './otp.ts'
import { PEOPLE, type Person } from './people.ts'
import { createPhone, type Phone } from './phone.ts'
import { population } from './population.ts'
import { initialSwitches, type SwitchValues } from './switches.ts'
import { createTokenDesk, type TokenDesk } from './tokens.ts'
import { createTransactions, type Transactions } from './transactions.ts'

/** A counter of the hospital: its id in the QR, how many tokens it gave today before the demo began, and how it writes them. */
export interface CounterSetting {
  id: string
  issued?: number
  /** `{n}` plain, `{n:4}` with leading zeros */
  format?: string
}

export interface Facility {
  hipId: string
  /** Latin letters, as the provider call answers it */
  name: string
  address: string
  counters: CounterSetting[]
}

export interface Client {
  id: string
  secret: string
}

export const FACILITY: Facility = {
  hipId: 'IN2210000123',
  name: 'District Hospital Jagdalpur',
  address: 'Jagdalpur, Bastar, Chhattisgarh 494001',
  counters: [
    { id: '1', issued: 41 },
    { id: '2', issued: 6 },
    { id: '3', issued: 12, format: '{n:4}' },
    { id: 'OPD4', format: 'D{n:3}' },
    { id: 'OPD5', issued: 99 },
  ],
}

/** One token of one counter. */
export interface Issued {
  tokenNumber: string
  name: string
  address: string
  at: number
}

/** A share on its way, by the REQUEST-ID of the kiosk's call. */
export interface Share {
  requestId: string
  hospitalRequestId: string
  clientId: string
  serviceId: string
  patientAddress: string
  context: string
}

/** One row of getTokenDetails. */
interface TokenRow {
  id: number
  patientId: string
  tokenNumber: string | number
  hipId: string
  hipName: string
  hipAddress: string
  /** as the hospital wrote it */
  expiry: unknown
  clientId: string
  /** milliseconds of the clock's `now` */
  at: number
  counterCode: string
}

/** Everything that a reset gives back its first state. */
interface Memory {
  registry: Registry
  otps: OtpDesk
  phone: Phone
  transactions: Transactions
  switches: SwitchValues
  turns: Map<string, number>
  /** when the kiosk called within the last minute, while calls are counted */
  recentCalls: number[]
  shares: Map<string, Share>
  tokenRows: TokenRow[]
  queue: Map<string, { day: string; issued: number; tokens: Issued[] }>
}

export interface World extends Memory {
  clock: Clock
  keys: Keys
  /** those the dock shows */
  people: readonly Person[]
  /** everybody UIDAI and ABDM know */
  population: readonly Person[]
  tokens: TokenDesk
  facility: Facility
  kiosk: Client
  hospital: Client
  /** the PHR application's own service id */
  phrServiceId: string
  /** client id → callback base URL; outlives a reset, as the kiosk registers it once */
  bridges: Map<string, string>
  requestIds: Map<string, number>
  /** of the key the gateway signs its calls into bridges with */
  gatewayKid: string
  random: () => number
  /** a version 4 UUID drawn from `random`: with a seed, repeatable */
  uuid(): string
  /** Tells whoever watches (the dock) that something moved. */
  changed(): void
  watch(listener: () => void): () => void
  reset(): void
  /** ABDM changes both keys it decrypts with; what was encrypted with the old ones is bad input from now on. */
  changeKeys(): Promise<void>
  /** The gateway signs with a new key under a new `kid`; the old one is no longer in its key set. */
  changeSigningKey(): Promise<void>
}

export interface WorldOptions {
  keys: Keys
  wall?: () => number
  random?: () => number
  facility?: Facility
  kiosk?: Client
  phrServiceId?: string
  /** which crowd; default 1 */
  seed?: number
  /** how many are in it; default 300 */
  crowd?: number
}

const hex = (random: () => number, digits: number): string => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
const uuidFrom = (random: () => number): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${'89ab'[Math.floor(random() * 4)]}${hex(random, 3)}-${hex(random, 12)}`

export function createWorld(options: WorldOptions): World {
  const clock = createClock(options.wall)
  const random = options.random ?? Math.random
  const uuid = () => uuidFrom(random)
  let signingKeys = 1
  const facility = options.facility ?? FACILITY
  const everybody = population(options.seed, options.crowd)
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const listener of watchers) listener()
  }
  const fresh = (): Memory => ({
    registry: createRegistry(everybody, clock.now, random),
    otps: createOtpDesk(clock.now, random),
    phone: createPhone(clock.wall, changed),
    transactions: createTransactions(clock.now, uuid),
    switches: initialSwitches(),
    turns: new Map(),
    recentCalls: [],
    shares: new Map(),
    tokenRows: [],
    queue: new Map(),
  })
  const tokens = createTokenDesk(clock.now, clock.wall, options.keys)
  const world: World = {
    ...fresh(),
    clock,
    keys: options.keys,
    people: PEOPLE,
    population: everybody,
    tokens,
    facility,
    kiosk: options.kiosk ?? { id: 'demo-kiosk', secret: 'demo-secret' },
    hospital: { id: 'demo-hospital', secret: 'demo-hospital-secret' },
    phrServiceId: options.phrServiceId ?? 'IN2210009999',
    bridges: new Map(),
    requestIds: new Map(),
    gatewayKid: GATEWAY_KID,
    random,
    uuid,
    changed,
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    reset() {
      clock.reset()
      tokens.forgetPatients()
      Object.assign(world, fresh())
      changed()
    },
    async changeKeys() {
      const { profile, phr } = await makeKeys()
      world.keys = { ...world.keys, profile, phr }
    },
    async changeSigningKey() {
      world.keys = { ...world.keys, gateway: await makeSigningPair() }
      signingKeys += 1
      world.gatewayKid = `${GATEWAY_KID}-${signingKeys}`
    },
  }
  return world
}
