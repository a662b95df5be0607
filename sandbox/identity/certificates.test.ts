import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityDesk, identityDesk } from './desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterAll(() => abdm.close())

describe('the two certificates', () => {
  it('b.1, b.2: are keys of 4096 and 2048 bits in bare base64, for OAEP with SHA-1', async () => {
    for (const [path, bits] of [
      ['/profile/public/certificate', 4096],
      ['/phr/app/login/public/certificate', 2048],
    ] as const) {
      const { body } = await abdm.read(path)
      expect(body.encryptionAlgorithm).toBe('RSA/ECB/OAEPWithSHA-1AndMGF1Padding')
      expect(body.publicKey).toMatch(/^[A-Za-z0-9+/]+=*$/)
      expect(abdm.keys[bits === 4096 ? 'profile' : 'phr'].asymmetricKeyDetails?.modulusLength).toBe(bits)
    }
    expect([abdm.encrypt('1').length, abdm.encrypt('1', 'phr').length]).toEqual([684, 344])
  })
})
