import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import type { Page } from 'playwright'
import { slipPng } from '../../hardware/printer/png.ts'
import type { Slip } from '../../hardware/printer/types.ts'
import { inLanguage, samples } from '../../renderer/samples/samples.ts'
import type { Counter, Language } from '../../service/contract/index.ts'
import { reasonCode } from '../../service/machine/reason-code.ts'
import { counterSlip, parkSlip, type SlipHead, tokenSlip } from '../../service/slips.ts'
import { present } from './page.ts'

/** Where a word, a key or a drawing stands: left, top, width, height, in pixels of the board. */
type Box = [left: number, top: number, width: number, height: number]
/** What a picture shows, as far as a person would say it: of a screen its colour, words, keys and drawings, of a slip its blocks. */
export type Shown = { colour: string; things: [what: string, ...Box][] } | { blocks: Slip['blocks'] }

/** `docs/images/staff/shown.jsonl`: what each picture showed when it was kept, one line a picture. */
export const keptLine = (name: string, shown: Shown): string => `${JSON.stringify({ name, ...shown })}\n`

/** The lines of that file by the names of the pictures. */
export const keptIn = (file: string): Map<string, Shown> =>
  new Map(
    file
      .trim()
      .split('\n')
      .map(line => {
        const { name, ...shown } = JSON.parse(line) as Shown & { name: string }
        return [name, shown as Shown]
      }),
  )

interface StaffPicture {
  canvas: Canvas
  shown: Shown
}

/** The screens of the guide, each by the name of its sample. `ring`: the corner that five touches open is marked. */
const screens: Record<string, { sample: string; ring?: boolean }> = {
  rest: { sample: 'language', ring: true },
  token: { sample: 'token-printed' },
  counter: { sample: 'goToCounter-hospitalRefused' },
  'no-answer': { sample: 'noAnswerYet' },
  help: { sample: 'help' },
  'still-there': { sample: 'stillThere' },
  'out-of-service': { sample: 'outOfService-noPaper' },
  'no-paper': { sample: 'token-noPaper' },
  'slip-number': { sample: 'want-resumable' },
  easier: { sample: 'settings' },
  menu: { sample: 'staff-menu' },
  check: { sample: 'staff-check-over' },
  close: { sample: 'staff-close' },
}

const counter: Counter = { id: '2', sign: '2', name: { hi: 'सामान्य ओपीडी', en: 'General OPD' } }
const headIn = (language: Language): SlipHead => ({
  facility: samples[0]?.snapshot.facility ?? { hi: '', en: '' },
  demo: false,
  copy: false,
  at: new Date('2026-11-23T04:35:00.000Z'),
  language,
})

/** The slips of the guide, on paper of 80 mm. */
const slips: Record<string, (head: SlipHead) => Slip> = {
  'slip-token': head => tokenSlip(head, { number: '12', counter, validUntil: new Date('2026-11-23T05:05:00.000Z'), again: false, qr: '12' }),
  'slip-counter': head =>
    counterSlip(head, { counter, reason: 'hospitalRefused', code: reasonCode('hospitalRefused'), queue: null, abhaCard: false }),
  'slip-park': head => parkSlip(head, { number: '4821', until: new Date('2026-11-23T04:45:00.000Z') }),
}

export const languages = ['hi', 'en'] as const
/** Each picture there is, without its language. */
export const pictureNames: readonly string[] = [...Object.keys(screens), ...Object.keys(slips)]

const screenWidth = 432
const slipWidth = 384
const quality = 82
/** the side of the corner that opens the staff's room, as `renderer/screens-staff/corner.ts` has it, in pixels of the upright board */
const cornerPixels = 30 * 4.03226

/** One picture anew. `page`: upright, opened with the `bridge`. */
export async function drawStaffPicture(page: Page, name: string, language: Language): Promise<StaffPicture> {
  const slip = slips[name]?.(headIn(language))
  if (slip) return { canvas: onPaper(await loadImage(slipPng(slip, 576))), shown: { blocks: slip.blocks } }
  const screen = screens[name]
  const sample = samples.find(({ name }) => name === screen?.sample)
  if (!screen || !sample) throw new Error(`there is no picture ${name}`)
  await present(page, { ...inLanguage(sample, language), demo: false })
  const shown = await page.evaluate(thingsShown)
  const image = await loadImage(await page.screenshot({ type: 'jpeg', quality: 95 }))
  return { canvas: onGlass(image, screen.ring ?? false), shown }
}

function onGlass(image: Image, ring: boolean): Canvas {
  const scale = screenWidth / image.width
  const canvas = createCanvas(screenWidth, Math.round(image.height * scale))
  const ctx = canvas.getContext('2d')
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height)
  if (ring) {
    const radius = (cornerPixels * scale) / 2 - 4
    ctx.strokeStyle = '#b3261e'
    ctx.lineWidth = 5
    ctx.setLineDash([9, 6])
    ctx.beginPath()
    ctx.arc(canvas.width - radius - 5, radius + 5, radius, 0, 2 * Math.PI)
    ctx.stroke()
  }
  return canvas
}

/** Paper is white, and so is the page the picture lies on: it gets an edge. */
function onPaper(image: Image): Canvas {
  const edge = 14
  const height = Math.round(((slipWidth - 2 * edge) * image.height) / image.width)
  const canvas = createCanvas(slipWidth, height + 2 * edge)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#ffffff'
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(image, edge, edge, slipWidth - 2 * edge, height)
  ctx.strokeStyle = '#9a9a9a'
  ctx.lineWidth = 2
  ctx.strokeRect(1, 1, canvas.width - 2, canvas.height - 2)
  return canvas
}

/** As it is kept: WebP. */
export const asKept = (canvas: Canvas): Buffer => canvas.toBuffer('image/webp', quality)

/** Runs in the page: what stands on the glass and is not covered by help or a question, in the order of the document. */
function thingsShown(): { colour: string; things: [string, number, number, number, number][] } {
  const board = document.querySelector('[data-job]') as HTMLElement
  const edge = board.getBoundingClientRect()
  const things: [string, number, number, number, number][] = []
  const add = (what: string, { left, top, width, height }: DOMRect) => {
    if (width > 0 && height > 0)
      things.push([what, ...([left - edge.left, top - edge.top, width, height].map(Math.round) as [number, number, number, number])])
  }
  for (const element of board.querySelectorAll('*')) {
    if (element.closest('[inert], .hidden') || (element.parentElement?.closest('svg') ?? null) !== null) continue
    if (element.tagName === 'svg') add('drawing', element.getBoundingClientRect())
    if (element.tagName === 'BUTTON') add(`key ${element.getAttribute('data-key') ?? ''}`, element.getBoundingClientRect())
    for (const text of element.childNodes) {
      const words = text.nodeType === Node.TEXT_NODE ? (text.textContent ?? '').trim() : ''
      if (words === '') continue
      const range = document.createRange()
      range.selectNodeContents(text)
      add(`"${words}"`, range.getBoundingClientRect())
    }
  }
  return { colour: getComputedStyle(board).backgroundColor, things }
}

/** Pixels of the board by which a box may differ: letters are drawn a little differently by each Chromium, a line that breaks elsewhere is farther off. */
const looseness = 14

/** What has changed between what a kept picture showed and what is shown now, as sentences; none: it still shows it. */
export function changes(kept: Shown | undefined, now: Shown): string[] {
  if (kept === undefined) return ['nothing is kept of it']
  if ('blocks' in kept || 'blocks' in now) return JSON.stringify(kept) === JSON.stringify(now) ? [] : ['the slip has other words']
  const found = kept.colour === now.colour ? [] : [`the screen was ${kept.colour}, it is ${now.colour}`]
  const left = [...now.things]
  for (const [what, ...box] of kept.things) {
    const at = left.findIndex(([other]) => other === what)
    const [, ...there] = left[at] ?? []
    if (there.length === 0) {
      found.push(`${what} is gone`)
      continue
    }
    left.splice(at, 1)
    if (box.some((value, side) => Math.abs(value - (there[side] ?? 0)) > looseness)) found.push(`${what} stood at ${box}, it stands at ${there}`)
  }
  return [...found, ...left.map(([what]) => `${what} is new`)]
}

/** How many squares of a picture are compared across and down. */
const across = 6
const down = 10
/** of 255: what a square's colour may differ by; another drawing differs by more, other edges of letters by less */
const sameColour = 12

/** The squares where a kept picture (WebP) and one that was just drawn have different colours; both are looked at from so far that letters are grey. */
export async function otherSquares(kept: Buffer, now: Canvas): Promise<string[]> {
  const one = fromAfar(await loadImage(kept))
  const other = fromAfar(now)
  const found: string[] = []
  for (let square = 0; square < across * down; square++) {
    const apart = Math.max(...[0, 1, 2].map(part => Math.abs((one[3 * square + part] ?? 0) - (other[3 * square + part] ?? 0))))
    if (apart > sameColour) found.push(`square ${(square % across) + 1} across, ${Math.floor(square / across) + 1} down: ${Math.round(apart)} apart`)
  }
  return found
}

/** how many points of a square are looked at, across and down */
const points = 16

/** The mean colour of each square: red, green, blue. */
function fromAfar(picture: Image | Canvas): number[] {
  const width = across * points
  const ctx = createCanvas(width, down * points).getContext('2d')
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(picture, 0, 0, width, down * points)
  const { data } = ctx.getImageData(0, 0, width, down * points)
  const means = new Array<number>(across * down * 3).fill(0)
  for (let point = 0; point < width * down * points; point++) {
    const square = Math.floor(point / (width * points)) * across + Math.floor((point % width) / points)
    for (let part = 0; part < 3; part++) means[3 * square + part] = (means[3 * square + part] ?? 0) + (data[4 * point + part] ?? 0) / points ** 2
  }
  return means
}
