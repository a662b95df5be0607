import { type Abdm, type AbdmConfig, createAbdm, type EncryptedFor, nodeDeps, type Result, urlsAt } from '../../abdm/index.ts'
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

export const credentials = { clientId: 'demo-kiosk', clientSecret: 'demo-secret', relaySecret: 'demo-relay-secret' }
/** the demo's hospital, its second counter */
export const hipId = 'IN2210000123'
export const counterId = '2'

export async function openAbdmDesk(change: Partial<AbdmConfig> = {}, options: Partial<SandboxOptions> = {}): Promise<AbdmDesk> {
  const sandbox = await startSandbox({ port: 0, seed: 7, ...options })
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
export function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}
