import { createCanvas } from '@napi-rs/canvas'
import { bandsOf, feeds } from './bands.ts'
import { measureWith } from './canvas.ts'
import type { Capabilities } from './capabilities.ts'
import { dotUnits, feedAndCut, initialise, leftMargin, moveTo, printStored, pushStatus } from './commands.ts'
import { cssFont, fontFault } from './fonts.ts'
import type { JobBytes } from './job.ts'
import { layout, margin } from './layout.ts'
import { inLetters, isPlain, type Line } from './letters.ts'
import { library } from './library.ts'
import { isNativeQr } from './qr.ts'
import { render } from './render.ts'
import { apart, pictureOf, type StoredPicture, type StoredPlan } from './stored.ts'
import type { SlipBlock } from './types.ts'

/** How a slip is said to a printer beyond what the printer can: by the line to it, and by what it holds. */
export interface Encoding {
  /** `printers`: Latin letters and digits as characters: other letters, a fifth of the bytes. For lines slower than the paper */
  letters: 'drawn' | 'printers'
  /** pictures the printer proved to hold; null: none */
  stored: StoredPlan | null
}

const drawnOnly: Encoding = { letters: 'drawn', stored: null }

/** Bytes a second below which a drawn slip keeps paper of 150 mm/s waiting (printing 4). */
const paperSpeed = 40_000

/** `linkSpeed`: bytes a second; null: faster than paper. `held`: what the printer says it holds. */
export const encodingFor = ({ text }: Capabilities, linkSpeed: number | null, held: StoredPlan | null): Encoding => ({
  letters: text === 'native' && linkSpeed !== null && linkSpeed < paperSpeed ? 'printers' : 'drawn',
  stored: held,
})

type Part =
  | { kind: 'drawn'; block: SlipBlock }
  | { kind: 'stored'; picture: StoredPicture }
  | { kind: 'lines'; lines: Line[] }
  | { kind: 'code'; data: string; module: number; quiet: number }

/**
 * A slip as ESC/POS, cut included, for paper of `widthDots`. Each chunk is whole commands. Words are drawn as dots, so no text can carry a command; sent
 * as characters are only QR codes the printer draws, and lines of its own letters, both printable ASCII alone.
 */
export function encodeSlip(slip: { blocks: readonly SlipBlock[] }, widthDots: number, capabilities: Capabilities, encoding = drawnOnly): JobBytes {
  fontFault()
  const parts = slip.blocks.flatMap(block => partsOf(block, widthDots, capabilities, encoding))
  const out = new Stream()
  // over a slow line the paper would run over it, and then wait for the first words; there is white enough between head and knife
  if (encoding.letters === 'drawn') out.feed(margin)
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    switch (part?.kind) {
      case 'drawn': {
        // neighbours are drawn together: a band may reach over the gap between them
        const blocks = [part.block]
        for (let next = parts[at + 1]; next?.kind === 'drawn'; next = parts[at + 1]) {
          blocks.push(next.block)
          at++
        }
        out.drawn(blocks, widthDots)
        break
      }
      case 'stored':
        out.stored(part.picture)
        break
      case 'lines':
        for (const line of part.lines) out.line(line)
        break
      case 'code':
        out.code(part)
        break
    }
  }
  out.feed(margin)
  // ESC @ switches the pushed status off on some clones
  const start = [initialise(), ...(capabilities.pushedStatus ? [pushStatus()] : []), dotUnits()]
  const last = capabilities.cut === 'none' ? library(printer => printer.printVerticalTab()) : feedAndCut(capabilities.cut)
  const { ink, rest } = out.finish()
  return { ink: [...start, ...ink], end: [...rest, last] }
}

function partsOf(block: SlipBlock, widthDots: number, capabilities: Capabilities, encoding: Encoding): Part[] {
  const picture = pictureOf(encoding.stored, block)
  if (picture) return [{ kind: 'stored', picture }]
  if (block.kind === 'qr') return [codeOf(block, widthDots, capabilities)]
  if (encoding.letters === 'drawn') return [{ kind: 'drawn', block }]
  if (block.kind === 'pair' && !(isPlain(block.label) && isPlain(block.plain ?? block.value))) {
    return apart(block).flatMap(half => partsOf(half, widthDots, capabilities, encoding))
  }
  const lines = inLetters(block, widthDots)
  if (!lines) return [{ kind: 'drawn', block }]
  const beside = block.kind === 'sign' ? block.beside : []
  const words = beside.map((text, index): SlipBlock => ({ kind: 'text', text, size: index === 0 ? 'heading' : 'normal' }))
  return [...words.flatMap(half => partsOf(half, widthDots, capabilities, encoding)), { kind: 'lines', lines }]
}

const ruler = measureWith(createCanvas(8, 8).getContext('2d'), cssFont)

function codeOf(block: SlipBlock & { kind: 'qr' }, widthDots: number, { qr }: Capabilities): Part {
  if (qr !== 'native' || !isNativeQr(block.data)) return { kind: 'drawn', block }
  const [mark] = layout({ blocks: [block] }, widthDots, ruler, 0).marks
  if (mark?.kind !== 'qr' || mark.module > 8) return { kind: 'drawn', block }
  return { kind: 'code', data: block.data, module: mark.module, quiet: mark.y }
}

type Style = Omit<Line, 'text' | 'indent'>

/** The bytes as they grow. White rows are saved up, so that two gaps cost one command; what a command left behind is remembered. */
class Stream {
  #chunks: Uint8Array[] = []
  #inked = 0
  #white = 0
  #left = 0
  #style: Style = { times: 1, align: 'left', bold: false, inverse: false }

  feed(rows: number): void {
    this.#white += rows
  }

  drawn(blocks: SlipBlock[], widthDots: number): void {
    const { bitmap } = render({ blocks }, widthDots, 0)
    for (const part of bandsOf(bitmap)) {
      if (typeof part === 'number') {
        this.feed(part)
        continue
      }
      this.#settle({ align: 'left' })
      this.#ink(part)
      this.#left = -1
    }
    bitmap.data.fill(0)
  }

  stored({ key }: StoredPicture): void {
    this.#settle({ align: 'left', left: margin })
    this.#ink(printStored(key))
  }

  code({ data, module, quiet }: { data: string; module: number; quiet: number }): void {
    this.feed(quiet)
    this.#settle({ align: 'center', left: 0 })
    this.#ink(library(printer => printer.printQR(data, { cellSize: module, correction: 'M', model: 2 })))
    this.feed(quiet)
  }

  line(line: Line): void {
    this.#settle({ ...line, left: margin })
    if (line.indent > 0) this.#chunks.push(moveTo(line.indent))
    this.#ink(library(printer => printer.println(line.text)))
  }

  /** `ink`: up to the last trace; `rest`: white rows, and the margin back at the edge. */
  finish(): { ink: Uint8Array[]; rest: Uint8Array[] } {
    this.#settle({ align: 'left', left: 0 })
    return { ink: this.#chunks.slice(0, this.#inked), rest: this.#chunks.slice(this.#inked) }
  }

  #ink(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#inked = this.#chunks.length
  }

  #settle({ left, ...wanted }: Partial<Style> & { left?: number }): void {
    if (left !== undefined && left !== this.#left) {
      this.#chunks.push(leftMargin(left))
      this.#left = left
    }
    const before = this.#style
    const now = { ...before, ...wanted }
    const change = library(printer => {
      if (now.align !== before.align) {
        if (now.align === 'center') printer.alignCenter()
        else printer.alignLeft()
      }
      if (now.bold !== before.bold) printer.bold(now.bold)
      if (now.inverse !== before.inverse) printer.invert(now.inverse)
      if (now.times !== before.times) printer.setTextSize(now.times - 1, now.times - 1)
    })
    if (change.length > 0) this.#chunks.push(change)
    // last: while the paper runs over the white, only the words themselves are still to come
    this.#chunks.push(...feeds(this.#white))
    this.#white = 0
    this.#style = { times: now.times, align: now.align, bold: now.bold, inverse: now.inverse }
  }
}
