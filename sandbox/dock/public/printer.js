/** @import { Printer } from './types.js' */
import { call, listen } from './api.js'
import { byId, clock } from './dom.js'
import { drawToggles } from './switches.js'

/** Rows of the next slip after which the roll ends: in the middle of any token. */
const MID_SLIP = 300
const PICTURE_MS = 300

/** @type {Printer | null} */
let latest = null
let shown = -1
let loading = false

/** @returns {Printer | null} */
export const printerNow = () => latest

/**
 * @param {string} name
 * @param {boolean | number | string | null} value
 */
export const setPrinter = (name, value) => void call('printer/switch', { name, value })

/**
 * What the printer's lamp says, and whether all is well.
 *
 * @param {Printer} printer
 * @returns {[string, boolean]}
 */
function says({ switches, plugged, powered, cover, paper, busy }) {
  if (!powered) return ['No current', false]
  if (!plugged) return ['Unplugged from the network', false]
  if (cover === 'open') return ['The cover is open', false]
  if (paper === 'out') return ['The paper is out', false]
  if (switches.stall) return ['Stuck: takes data, prints nothing', false]
  if (busy) return ['Printing', true]
  return paper === 'nearEnd' ? ['Ready, the paper is nearly at its end', false] : ['Ready', true]
}

/** @param {Printer} printer */
function draw(printer) {
  latest = printer
  const [words, well] = says(printer)
  byId('printer-says').textContent = words
  byId('lamp').className = well ? 'lamp' : 'lamp bad'
  const { paperOut, coverOpen, unplugged, paperOutAtRow } = printer.switches
  drawToggles(byId('printer-switches'), [
    { label: 'Paper out', on: paperOut === true, turn: on => setPrinter('paperOut', on) },
    { label: 'Cover open', on: coverOpen === true, turn: on => setPrinter('coverOpen', on) },
    { label: 'Unplugged', on: unplugged === true, turn: on => setPrinter('unplugged', on) },
    { label: 'Ends mid-slip', on: paperOutAtRow !== null, turn: on => setPrinter('paperOutAtRow', on ? MID_SLIP : null) },
  ])
  picture()
}

/** Loads the strip anew when it changed; one picture at a time. */
function picture() {
  if (!latest || loading || shown === latest.revision) return
  loading = true
  shown = latest.revision
  const strip = /** @type {HTMLImageElement} */ (byId('strip'))
  const last = latest.slips.at(-1)
  const next = new Image()
  next.addEventListener('load', () => {
    strip.src = next.src
    strip.alt = last ? `The printer's paper; the last slip came off at ${clock(last.at)}` : "The printer's paper, nothing printed yet"
    requestAnimationFrame(() => {
      const paper = byId('paper')
      paper.scrollTop = paper.scrollHeight
    })
  })
  const done = () =>
    setTimeout(() => {
      loading = false
      picture()
    }, PICTURE_MS)
  next.addEventListener('load', done)
  next.addEventListener('error', done)
  next.src = `dock/api/printer/paper.png?slips=3&revision=${shown}`
}

/** Everything that was made wrong is right again, the paper is new and no job waits. */
export async function mendPrinter() {
  if (!latest) return
  await call('printer/clear', { job: true })
  /** @type {Record<string, boolean | number | string | null>} */
  const normal = { paperOutAtRow: null, paperOutAtByte: null, resetAtByte: null, lateAnswers: 0, rate: 0, cloneLevel: 'full' }
  for (const [name, value] of Object.entries(latest.switches)) {
    const wanted = typeof value === 'boolean' ? false : normal[name]
    if (wanted !== undefined && wanted !== value) await call('printer/switch', { name, value: wanted })
  }
  await call('printer/clear', {})
}

export function openPrinter() {
  // a keyboard must be able to scroll what a mouse can
  byId('paper').tabIndex = 0
  byId('clear-paper').addEventListener('click', () => void call('printer/clear', {}))
  listen(
    'printer/events',
    'state',
    data => draw(JSON.parse(data)),
    () => {
      byId('printer-says').textContent = 'No printer answers'
      byId('lamp').className = 'lamp bad'
    },
  )
}
