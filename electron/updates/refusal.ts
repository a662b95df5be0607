/** Why a version that was offered is not taken. A closed list: this alone is written to the log, and docs/updates.md says of each what to do. */
export const refusals = [
  /** there is no key to check a signature with */
  'noKey',
  /** no signature beside the manifest */
  'unsigned',
  /** signed by a key that is not ours, or changed afterwards */
  'foreignKey',
  /** ours, and still not what a manifest says */
  'malformed',
  'otherProduct',
  'otherPlatform',
  'otherArch',
  'otherChannel',
  /** older than what runs: an old manifest that somebody plays again */
  'older',
  /** it was installed here once and sent back */
  'refusedBefore',
  /** the file is not the one the manifest was signed for */
  'damaged',
  /** the manifest names a file that is not there */
  'missing',
  'noRoom',
] as const

export type Refusal = (typeof refusals)[number]
