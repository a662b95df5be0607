import {
  type Abdm,
  type AbdmConfig,
  createAbdm,
  type EncryptedFor,
  type LoggedIn,
  nodeDeps,
  type Result,
  Secret,
  type UserTokens,
  urlsAt,
} from '../../abdm/index.ts'
import { type Control, control } from '../../sandbox/control.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts'

/** Our client and a sandbox it has never seen, over HTTP; a hand on the phones and the switches. */
export interface AbdmDesk {
  abdm: Abdm
  sandbox: Sandbox
  dock: Control
  /** a client with other settings, of the same sandbox */
  another(change: Partial<AbdmConfig>): Abdm
  /** what ABDM alone can open */
  profile(plaintext: string): Promise<EncryptedFor<'profile'>>
  phr(plaintext: string): Promise<EncryptedFor<'phr'>>
  phrWeb(plaintext: string): Promise<EncryptedFor<'phrWeb'>>
  /** the code on a phone that came after everything seen so far */
  code(mobile: string): Promise<string>
  /** switches, codes and people as at the start */
  reset(): Promise<void>
  close(): Promise<void>
}

const credentials = { clientId: 'demo-kiosk', clientSecret: new Secret('demo-secret'), relaySecret: new Secret('demo-relay-secret') }
/** the demo's hospital, its second counter */
export const hipId = 'IN2210000123'
export const counterId = '2'
/** somebody every route finds */
export const indravati = {
  aadhaar: '999933334448',
  mobile: '9000033333',
  number: '91-1333-3000-0117',
  address: 'indravati.kashyap@sbx',
  name: 'Indravati Kashyap',
}
/** of codes, ids and the crowd, so that every run is the same */
export const seed = 7

export async function openAbdmDesk(change: Partial<AbdmConfig> = {}, options: Partial<SandboxOptions> = {}): Promise<AbdmDesk> {
  const sandbox = await startSandbox({ port: 0, seed, ...options })
  const dock = control(sandbox.url)
  const clients: Abdm[] = []
  const another = (settings: Partial<AbdmConfig>): Abdm => {
    const client = createAbdm(
      {
        urls: urlsAt(sandbox.url),
        xCmId: 'sbx',
        hiuId: 'IN2210009999',
        authTokenStyle: 'bare',
        phrWebKey: 'profile',
        demographic: { stateCode: '22', districtCode: '374' },
        tokensBy: { poll: true, relay: null },
        ...settings,
        timeouts: { pollMs: 150, tokenWaitMs: 4_000, ...settings.timeouts },
      },
      nodeDeps(() => credentials),
    )
    clients.push(client)
    return client
  }
  const abdm = another(change)
  const seen = new Map<string, number>()
  return {
    abdm,
    sandbox,
    dock,
    another,
    profile: async plaintext => value(await abdm.encryptors.profile())(plaintext),
    phr: async plaintext => value(await abdm.encryptors.phr())(plaintext),
    phrWeb: async plaintext => value(await abdm.encryptors.phrWeb())(plaintext),
    async code(mobile) {
      const code = await dock.code(mobile, { after: seen.get(mobile) ?? 0 })
      seen.set(mobile, (await dock.messages(mobile)).at(-1)?.id ?? 0)
      return code
    },
    async reset() {
      seen.clear()
      await dock.reset()
    },
    async close() {
      for (const client of clients) await client.close()
      await sandbox.close()
    },
  }
}

/** The value of a result that a test cannot go on without. */
export function value<T, E>(result: Result<T, E>, of = ''): T {
  if (!result.ok) throw new Error(`${of} refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** The tokens of a login that leaves no choice. */
export function inside(entered: LoggedIn): UserTokens {
  if (entered.kind !== 'in') throw new Error('one was to be chosen first')
  return entered.tokens
}
