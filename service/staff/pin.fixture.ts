import { argon2id } from '@noble/hashes/argon2.js'

const bare = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '')

/** A real hash of a PIN at the least cost, so that five tries do not take five seconds. */
export function cheapPinHash(pin: string): string {
  const salt = Buffer.from('saltsaltsaltsalt')
  return `$argon2id$v=19$m=8,t=1,p=1$${bare(salt)}$${bare(argon2id(pin, salt, { m: 8, t: 1, p: 1, dkLen: 32 }))}`
}
