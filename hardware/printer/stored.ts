import { createHash } from 'node:crypto'
import { maxRows, type Packed, packWhole } from './bands.ts'
import { margin } from './layout.ts'
import { render } from './render.ts'
import { isHindi } from './text.ts'
import type { Slip, SlipBlock } from './types.ts'

/** A block that a printer can hold, its white included, without the margin on the left: printing it is one command. `key`: the two characters it is stored under. */
export interface StoredPicture {
  key: string
  packed: Packed
}

/**
 * Which blocks a printer is to hold. `marks`: the keys that stand for the whole set; they are stored last and made from every dot of it, so a printer
 * that holds them holds this set and no older one.
 */
export interface StoredPlan {
  pictures: ReadonlyMap<string, StoredPicture>
  marks: readonly [string, string]
}

/** Two blocks that look the same have the same name. */
const nameOf = (block: SlipBlock) => JSON.stringify(block)

export const pictureOf = (plan: StoredPlan | null, block: SlipBlock) => plan?.pictures.get(nameOf(block))

/** The blocks of a slip that are the same on every such slip, so worth storing: Hindi words, signs, bands and rules, but no tokens, codes or plain values. */
export const fixedBlocksOf = (slip: Slip): SlipBlock[] => slip.blocks.flatMap(apart).filter(isFixed)

/** A pair as two lines: what is stored cannot share a line with what is not. */
export function apart(block: SlipBlock): SlipBlock[] {
  if (block.kind !== 'pair') return [block]
  return [
    { kind: 'text', text: block.label, size: 'normal' },
    { kind: 'text', text: block.plain ?? block.value, size: 'normal', align: 'right', bold: true },
  ]
}

function isFixed(block: SlipBlock): boolean {
  switch (block.kind) {
    case 'text':
      return isHindi(block.text)
    case 'sign':
    case 'band':
    case 'rule':
      return true
    case 'pair':
    case 'token':
    case 'qr':
    case 'space':
      return false
  }
}

const first = 0x21
const count = 0x7e - first + 1
const twoCharacters = (from: number, number: number) => String.fromCharCode(from + Math.floor(number / count), first + (number % count))
/** first characters of the marks, and of the pictures */
const [markA, markB, picturesFrom] = ['!', '"', 0x41] as const
const mostPictures = 50 * count

/** what a printer keeps of a picture beside its dots, as far as is known */
const bytesAround = 16

/**
 * Draws the blocks for paper of `widthDots`, the first ones first, up to `room` bytes. Blocks without ink, too tall for one command, or whose dots read
 * like a command are left out.
 */
export function planStored(blocks: readonly SlipBlock[], widthDots: number, room: number): StoredPlan {
  let left = room
  const pictures = new Map<string, StoredPicture>()
  const hash = createHash('sha256').update(String(widthDots))
  for (const block of blocks) {
    const name = nameOf(block)
    if (pictures.has(name) || pictures.size === mostPictures) continue
    const { bitmap } = render({ blocks: [block] }, widthDots, 0)
    const packed = packWhole(bitmap, margin)
    if (!packed || packed.rows > maxRows || packed.pairs > 0 || packed.data.length + bytesAround > left) continue
    left -= packed.data.length + bytesAround
    const key = twoCharacters(picturesFrom, pictures.size)
    pictures.set(name, { key, packed })
    hash.update(`${key} ${packed.rowBytes} ${packed.rows}`).update(packed.data)
  }
  const digest = hash.digest()
  return { pictures, marks: [markA + twoCharacters(first, digest[0] ?? 0).at(1), markB + twoCharacters(first, digest[1] ?? 0).at(1)] }
}

/** Does a printer with these keys hold the whole plan? */
export const holds = (keys: ReadonlySet<string>, plan: StoredPlan) =>
  plan.marks.every(mark => keys.has(mark)) && [...plan.pictures.values()].every(({ key }) => keys.has(key))
