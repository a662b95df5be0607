/**
 * Runs in the page: what does not fit on the glass, as sentences. `mm`: pixels of one millimetre of the glass; `upTo`: no key may begin above this part of its
 * height; `least`: millimetres of the smallest type. Looked for: words wider or higher than their key or their box, keys over keys, under 20 mm or nearer than 2.5 mm, words under the bar, over a key or over
 * other words, type that is too small, anything that scrolls.
 */
export const misfits = ({ mm, upTo, least }: { mm: number; upTo: number; least: number }): string[] => {
  const found: string[] = []
  const live = [...document.querySelectorAll('main button')].filter(key => !key.closest('[inert]'))
  const keys = live.map(key => ({ key, name: key.getAttribute('data-key') ?? key.textContent ?? '', box: key.getBoundingClientRect() }))
  const board = document.querySelector('[data-job]')?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight)
  const lies = (a: DOMRect, b: DOMRect, x: number, y: number) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > x && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > y
  const apart = (a: DOMRect, b: DOMRect) =>
    Math.max(Math.max(a.left, b.left) - Math.min(a.right, b.right), Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom))

  for (const { key, name, box } of keys) {
    if (box.width < 20 * mm - 0.5 || box.height < 20 * mm - 0.5)
      found.push(`${name}: ${(box.width / mm).toFixed(1)} x ${(box.height / mm).toFixed(1)} mm`)
    if (key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1) found.push(`${name}: its words do not fit`)
    if (box.top < board.top + board.height * upTo - 1)
      found.push(`${name}: begins at ${Math.round(((box.top - board.top) / board.height) * 100)} % of the height`)
  }
  for (const [i, a] of keys.entries())
    for (const b of keys.slice(i + 1))
      if (apart(a.box, b.box) < 2.5 * mm - 0.5) found.push(`${a.name} and ${b.name}: ${(apart(a.box, b.box) / mm).toFixed(1)} mm apart`)

  const bar = document.querySelector('nav')?.getBoundingClientRect()
  const own = (element: Element) => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
  const texts = [...document.querySelectorAll('[data-job] *')]
    .filter(text => text instanceof HTMLElement && own(text) && !text.closest('[inert], .hidden, [aria-hidden]'))
    .map(text => {
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = text.getBoundingClientRect()
      const { left, width } = range.getBoundingClientRect()
      return { text, box, ink: new DOMRect(left, box.top, width, box.height), name: (text.textContent ?? '').trim().slice(0, 24) }
    })
  for (const { text, box, ink, name } of texts) {
    if (Number.parseFloat(getComputedStyle(text).fontSize) < least * mm - 0.5) found.push(`"${name}" is smaller than ${least} mm`)
    if (ink.right > board.right + 1 || ink.left < board.left - 1 || ink.top < board.top - 1) found.push(`"${name}" leaves the board`)
    const key = text.closest('button')?.getBoundingClientRect()
    if (key && (ink.right > key.right + 1 || ink.left < key.left - 1 || ink.bottom > key.bottom + 1 || ink.top < key.top - 1))
      found.push(`"${name}" leaves its key`)
    for (let around = text.parentElement; around !== null && around.tagName !== 'MAIN'; around = around.parentElement) {
      const frame = around.getBoundingClientRect()
      if (getComputedStyle(around).overflow !== 'hidden' || around.matches('[data-job]')) continue
      if (ink.bottom > frame.bottom + 1 || ink.right > frame.right + 1 || ink.top < frame.top - 1) found.push(`"${name}" is cut off`)
    }
    if (key) continue
    if (bar && box.bottom > bar.top + 1 && !text.closest('nav')) found.push(`"${name}" runs under the bar`)
    for (const other of keys) if (lies(box, other.box, 2, 2)) found.push(`"${name}" lies under the key ${other.name}`)
  }
  const loose = texts.filter(({ text }) => !text.closest('button'))
  for (const [i, one] of loose.entries())
    for (const other of loose.slice(i + 1))
      if (!one.text.contains(other.text) && lies(one.ink, other.ink, 2, 1.6 * mm)) found.push(`"${one.name}" lies over "${other.name}"`)

  for (const element of document.querySelectorAll('html, body, #root, [data-job], main'))
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
      const way = getComputedStyle(element).overflowY
      if (way === 'auto' || way === 'scroll' || element.scrollTop > 0) found.push(`${element.tagName} scrolls`)
    }
  return [...new Set(found)]
}
