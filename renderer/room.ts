import type { Settings } from '../service/contract/index.ts'

/**
 * Words that do not find room are set smaller, step by step: never under 7.5 mm (6.9 where all lies lower), and bigger text never under the size it has without. Pictures give way first
 * (`RoomForType`), so this is for long words and for other languages. It measures the glass as it stands and touches nothing but sizes of type.
 */
export function findRoom(glass: HTMLElement, { text, reach }: Pick<Settings, 'text' | 'reach'>): void {
  for (const element of glass.querySelectorAll<HTMLElement>('[data-fitted]')) {
    element.style.fontSize = element.getAttribute('data-fitted') ?? ''
    element.removeAttribute('data-fitted')
  }
  const mm = millimetre(glass)
  const blocks = blocksOf(glass, text === 'big' ? bigger : 1, mm * (reach === 'low' ? lowMm : smallestMm))
  for (let step = 1; step < steps.length; step++) {
    const faulty = faultsIn(glass, blocks, mm)
    // pictures give way to a bigger title by one line, not by two
    if (text === 'big') for (const block of blocks) if (isTooHigh(block)) faulty.add(block)
    if (faulty.size === 0) return
    let moved = false
    for (const block of faulty) moved = shrink(block) || moved
    if (!moved) return
  }
}

/** how much bigger "bigger text" is: --type of styles/tokens.css */
const bigger = 1.25
const smallestMm = 7.5
const lowMm = 6.9
const steps = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4]

interface Leaf {
  element: HTMLElement
  /** as the style sheet has it, px */
  size: number
  least: number
}
/** Words that stand together: those of one key, or of one placed box. */
interface Block {
  box: HTMLElement
  key: boolean
  leaves: Leaf[]
  step: number
}

const millimetre = (glass: HTMLElement): number => {
  const ruler = document.createElement('i')
  ruler.style.cssText = 'position:absolute;visibility:hidden;width:calc(100 * var(--mm))'
  glass.append(ruler)
  const { width } = ruler.getBoundingClientRect()
  ruler.remove()
  return width / 100
}

const hasWords = (element: HTMLElement) => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())

function blocksOf(glass: HTMLElement, zoom: number, smallest: number): Block[] {
  const blocks = new Map<HTMLElement, Block>()
  for (const element of glass.querySelectorAll<HTMLElement>('*')) {
    if (!(element instanceof HTMLElement) || !hasWords(element) || element.closest('[inert], [aria-hidden], .hidden')) continue
    const key = element.closest<HTMLElement>('button')
    const box = key ?? placed(element, glass)
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    const block = blocks.get(box) ?? { box, key: key !== null, leaves: [], step: 0 }
    block.leaves.push({ element, size, least: Math.min(size, zoom === 1 ? smallest : Math.max(smallest, size / zoom)) })
    blocks.set(box, block)
  }
  return [...blocks.values()]
}

/** The placed box around an element: what `at` put on the board. */
function placed(element: HTMLElement, glass: HTMLElement): HTMLElement {
  let box = element
  while (box.parentElement !== null && box.parentElement !== glass && getComputedStyle(box).position !== 'absolute') box = box.parentElement
  return box
}

function shrink(block: Block): boolean {
  const factor = steps[++block.step]
  if (factor === undefined) return false
  let moved = false
  for (const { element, size, least } of block.leaves) {
    const next = Math.max(least, size * factor)
    if (next >= Number.parseFloat(getComputedStyle(element).fontSize) - 0.01) continue
    if (!element.hasAttribute('data-fitted')) element.setAttribute('data-fitted', element.style.fontSize)
    element.style.fontSize = `${next}px`
    moved = true
  }
  return moved
}

/** A title of two lines with more words under it. */
const isTooHigh = ({ leaves }: Block): boolean =>
  leaves.length > 1 &&
  leaves.some(
    ({ element }) => element.tagName === 'H1' && element.getBoundingClientRect().height > 2 * Number.parseFloat(getComputedStyle(element).fontSize),
  )

const overlaps = (a: DOMRect, b: DOMRect, x: number, y: number) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > x && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > y

/** Blocks whose words leave their key or their box, the board, or lie over a key or other words. */
function faultsIn(glass: HTMLElement, blocks: readonly Block[], mm: number): Set<Block> {
  const faulty = new Set<Block>()
  const board = glass.getBoundingClientRect()
  const floor = glass.querySelector('nav')?.getBoundingClientRect().top ?? board.bottom
  const keys = [...glass.querySelectorAll('button')].filter(key => !key.closest('[inert], nav')).map(key => key.getBoundingClientRect())
  const measured = blocks.map(block => ({ block, words: block.leaves.map(({ element }) => element.getBoundingClientRect()) }))
  for (const { block, words } of measured) {
    const { box } = block
    const frame = box.getBoundingClientRect()
    // Devanagari is a little taller than its line, which nothing but a key cuts off; a line too many is taller still
    const tall = block.key ? 1 : 1 + 0.15 * Math.max(...block.leaves.map(({ size }) => size))
    const leaves = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + tall
    const outside = words.some(
      word => word.right > frame.right + 1 || word.left < frame.left - 1 || word.bottom > frame.bottom + 1 || word.top < frame.top - 1,
    )
    if (leaves || outside) faulty.add(block)
    if (block.key) continue
    if (words.some(word => word.right > board.right + 1 || word.bottom > floor + 1)) faulty.add(block)
    if (words.some(word => keys.some(key => overlaps(word, key, 2, 2)))) faulty.add(block)
  }
  const loose = measured.filter(({ block }) => !block.key)
  for (const [index, one] of loose.entries())
    for (const other of loose.slice(index + 1))
      if (one.words.some(a => other.words.some(b => overlaps(a, b, 2, 1.5 * mm)))) {
        faulty.add(one.block)
        faulty.add(other.block)
      }
  return faulty
}
