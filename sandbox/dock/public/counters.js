/** @import { Queue } from './types.js' */
import { byId, clock, make, redraw } from './dom.js'

/** @param {string} id counters are numbered, whatever stands before the number in their ids */
const sign = id => /\d+$/.exec(id)?.[0] ?? id

/** @type {{ id: string }[]} */
let known = []

/**
 * @param {{ id: string }[]} counters
 * @param {Queue[]} queue
 */
export function drawCounters(counters, queue) {
  known = counters
  redraw(byId('counters'), [counters, queue], () =>
    counters.map(({ id }, place) => {
      const tokens = queue.find(({ counterId }) => counterId === id)?.tokens ?? []
      const hold = make(
        'button',
        { type: 'button', class: 'key', 'data-focus': `hold-${id}`, title: `Key ${place + 1}`, onclick: () => holdUp(place) },
        'Show QR',
      )
      return make(
        'li',
        { class: 'counter' },
        make(
          'div',
          { class: 'top' },
          make('span', { class: 'sign' }, sign(id)),
          make('span', {}, id === sign(id) ? `Counter ${id}` : `Counter ${sign(id)}, id ${id}`),
        ),
        make('div', { class: 'waiting' }, ...waiting(tokens)),
        make(
          'div',
          { class: 'keys' },
          hold,
          make('a', { class: 'quiet', href: `dock/sheet/${encodeURIComponent(id)}?print`, target: '_blank' }, 'Print'),
        ),
      )
    }),
  )
}

/** @param {Queue['tokens']} tokens oldest first */
function waiting(tokens) {
  if (tokens.length === 0) return ['Nobody from the kiosk yet']
  return [
    `${tokens.length} from the kiosk`,
    make(
      'ol',
      {},
      ...tokens
        .slice(-2)
        .toReversed()
        .map(({ tokenNumber, initial, at }) => make('li', {}, make('b', {}, tokenNumber), ` ${initial}. ${clock(at)}`)),
    ),
  ]
}

/** @param {number} place of the counter in the list, from 0 */
export function holdUp(place) {
  const counter = known[place]
  if (!counter) return
  const dialog = /** @type {HTMLDialogElement} */ (byId('sheet'))
  const picture = /** @type {HTMLImageElement} */ (byId('sheet-qr'))
  picture.src = `dock/qr/${encodeURIComponent(counter.id)}.svg`
  picture.alt = `QR code of counter ${sign(counter.id)}`
  byId('sheet-sign').textContent = sign(counter.id)
  byId('sheet-name').textContent = 'Hold this before the camera of the kiosk'
  byId('sheet-print').setAttribute('href', `dock/sheet/${encodeURIComponent(counter.id)}?print`)
  if (!dialog.open) dialog.showModal()
}

export function wireSheet() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('sheet'))
  byId('sheet-close').addEventListener('click', () => dialog.close())
  byId('sheet-full').addEventListener('click', () => void dialog.requestFullscreen())
  dialog.addEventListener('close', () => {
    if (document.fullscreenElement) void document.exitFullscreen()
  })
}
