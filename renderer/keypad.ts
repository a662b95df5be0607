/** What a keypad with arrows may send to hear the screen again. */
const repeatKeys = ['MediaPlayPause', 'F2', '*']

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/**
 * The whole kiosk by arrows, Enter and one key that repeats (users-and-rules R27, R28). Right and left walk through the keys as they are read; up and down go to
 * the nearest one there. Enter is the key's own business.
 */
export function createKeypad(glass: () => HTMLElement | null, repeat: () => void): (event: KeyboardEvent) => void {
  return event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (repeatKeys.includes(event.key)) {
      event.preventDefault()
      repeat()
      return
    }
    const main = glass()
    if (main === null || !arrows.includes(event.key)) return
    event.preventDefault()
    const keys = [...main.querySelectorAll('button')].filter(key => !key.disabled && !key.closest('[inert]'))
    const from = keys.indexOf(document.activeElement as HTMLButtonElement)
    const boxes = keys.map(key => key.getBoundingClientRect())
    keys[nextKey(event.key as Arrow, from, boxes)]?.focus()
  }
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

/** Where an arrow leads from the key at `from` (-1: none yet): the place of a key among `boxes`, which stand in reading order. */
export function nextKey(arrow: Arrow, from: number, boxes: readonly Box[]): number {
  const here = boxes[from]
  if (here === undefined) return arrow === 'ArrowLeft' || arrow === 'ArrowUp' ? boxes.length - 1 : 0
  const wrapped = (place: number) => (place + boxes.length) % boxes.length
  switch (arrow) {
    case 'ArrowRight':
      return wrapped(from + 1)
    case 'ArrowLeft':
      return wrapped(from - 1)
    case 'ArrowDown':
      return nearest(boxes, from, box => box.top - here.bottom) ?? wrapped(from + 1)
    case 'ArrowUp':
      return nearest(boxes, from, box => here.top - box.bottom) ?? wrapped(from - 1)
  }
}

const middle = ({ left, right }: Box) => (left + right) / 2

/** The key that lies in that direction: the row that comes next, and in it the one most nearly above or below. */
function nearest(boxes: readonly Box[], from: number, away: (box: Box) => number): number | null {
  const here = boxes[from]
  if (here === undefined) return null
  const there = boxes.map((box, place) => ({ place, box, far: away(box) })).filter(({ place, far }) => place !== from && far >= -1)
  if (there.length === 0) return null
  const beside = ({ left, right }: Box) => Math.max(0, left - here.right, here.left - right)
  const distance = ({ box, far }: { box: Box; far: number }) => far + 2 * beside(box) + Math.abs(middle(box) - middle(here)) / 100
  return there.reduce((best, one) => (distance(one) < distance(best) ? one : best)).place
}
