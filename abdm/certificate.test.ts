import { createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { createEncryptor } from './certificate.ts'
import { type Desk, deskPublicKey, startDesk } from './scripted-desk.ts'

let desk: Desk | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

async function encryptor() {
  const read = await desk?.abdm.encryptors.profile()
  if (!read?.ok) throw new Error('no key')
  return read.value
}

test('what is encrypted, ABDM can open, and it never looks the same twice', async () => {
  desk = await startDesk(() => ({ json: {} }))
  const encrypt = createEncryptor(createPublicKey({ key: Buffer.from(deskPublicKey, 'base64'), format: 'der', type: 'spki' }))
  for (const plaintext of fc.sample(fc.stringMatching(/^[0-9-]{1,20}$/), 20)) expect(desk.open(encrypt(plaintext))).toBe(plaintext)
  expect(encrypt('482913')).not.toBe(encrypt('482913'))
  expect(Buffer.from(encrypt('482913'), 'base64')).toHaveLength(256)
})

test('the two keys come from their own addresses and are kept', async () => {
  desk = await startDesk(() => ({ json: {} }))
  await Promise.all([desk.abdm.encryptors.profile(), desk.abdm.encryptors.phr()])
  await desk.abdm.encryptors.profile()
  expect(desk.certificates.map(call => call.path).sort()).toEqual([
    '/abha/api/v3/phr/app/login/public/certificate',
    '/abha/api/v3/profile/public/certificate',
  ])
  desk.clock.now = new Date(desk.clock.now.getTime() + 13 * 3_600_000)
  await desk.abdm.encryptors.profile()
  expect(desk.certificates).toHaveLength(3)
})

test('after input was refused the key is fetched again, but not more than once a minute', async () => {
  desk = await startDesk(() => ({ status: 400, json: { loginId: 'Invalid LoginId' } }))
  const tryOnce = async () => {
    const encrypt = await encryptor()
    return desk?.abdm.login.requestOtp({ by: 'mobile', via: 'abdm', loginId: encrypt('9876543210') })
  }
  for (let count = 0; count < 3; count++) expect(await tryOnce()).toMatchObject({ error: { reason: 'numberNotAccepted' } })
  expect(desk.certificates).toHaveLength(1)
  desk.clock.now = new Date(desk.clock.now.getTime() + 61_000)
  await tryOnce()
  await tryOnce()
  expect(desk.certificates).toHaveLength(2)
})

test('a key that is none is a failure, not a crash', async () => {
  for (const publicKey of ['bm90IGEga2V5', '', 42, null]) {
    desk = await startDesk(() => ({ json: {} }), { certificate: () => ({ json: { publicKey } }) })
    expect(await desk.abdm.encryptors.profile()).toMatchObject({ ok: false, error: { reason: 'unexpected' } })
    await desk.close()
  }
  desk = null
})
