import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyPair, signRelease } from '../../scripts/lib/release.ts'

/** Whoever releases, in the tests; and somebody who would like to. */
export const releaser = newKeyPair()
export const stranger = newKeyPair()

interface How {
  version: string
  /** what stands in the .deb; not a package where nobody unpacks it */
  bytes?: Uint8Array
  arch?: 'amd64' | 'arm64'
  channel?: string
  staging?: number
  key?: string
}

/** A signed release in a folder, as `npm run release:sign` leaves it. */
export function releaseIn(folder: string, { version, bytes, arch = 'amd64', channel = 'latest', staging, key = releaser.privateKey }: How): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `abha-kiosk_${version}_${arch}.deb`), bytes ?? Buffer.from(`the program ${version}`.repeat(1000)))
  signRelease({ folder, key, channel, staging: staging ?? null, date: new Date('2026-11-23T00:00:00Z') })
}
