/** @import { PrinterSwitches, WorldSwitch } from './types.js' */
import { call } from './api.js'
import { byId, make, redraw } from './dom.js'

/**
 * The five that belong to every demo: plain name, and the value that means "on".
 *
 * @type {{ name: string, label: string, on: boolean | number | string }[]}
 */
const COMMON = [
  { name: 'networkCut', label: 'Network cut', on: true },
  { name: 'abdmSlow', label: 'ABDM slow', on: 8 },
  { name: 'aadhaarDown', label: 'Aadhaar down', on: 'rotate' },
  { name: 'hospitalSilent', label: 'Hospital silent', on: true },
  { name: 'hospitalRefuses', label: 'Hospital refuses', on: 'error' },
]

const PRINTER_WORDS = {
  nearEnd: 'The paper is nearly at its end',
  stall: 'It takes data and prints nothing',
  silent: 'It never answers',
  unsolicitedStatus: 'It talks while it is being talked to',
  enqIgnored: 'It does not clear its buffer when asked (DLE ENQ 2)',
  powerLoss: 'No current',
}

/**
 * @param {Element} container
 * @param {{ label: string, on: boolean, turn: (on: boolean) => void }[]} toggles
 */
export function drawToggles(container, toggles) {
  redraw(container, toggles, () =>
    toggles.map(({ label, on, turn }) =>
      make(
        'button',
        { type: 'button', role: 'switch', class: 'switch', 'aria-checked': String(on), 'data-focus': label, onclick: () => turn(!on) },
        label,
      ),
    ),
  )
}

/**
 * @param {string} name
 * @param {boolean | number | string} value
 */
const setWorld = (name, value) => void call('switch', { name, value })

/** The value that means "off" for a kind of switch. @param {WorldSwitch} one */
const off = one => (one.kind === 'yesNo' ? false : one.kind === 'seconds' ? 0 : (one.choices?.[0] ?? ''))

/** @param {WorldSwitch[]} switches */
export function drawCommon(switches) {
  drawToggles(
    byId('world-switches'),
    COMMON.flatMap(({ name, label, on }) => {
      const one = switches.find(other => other.name === name)
      return one ? [{ label, on: one.on, turn: (/** @type {boolean} */ wanted) => setWorld(name, wanted ? on : off(one)) }] : []
    }),
  )
  const others = switches.filter(one => one.on && !COMMON.some(({ name }) => name === one.name)).length
  byId('more').textContent = others ? `All switches (${others} more on)` : 'All switches'
}

/**
 * @param {WorldSwitch[]} switches
 * @param {PrinterSwitches | null} printer
 * @param {(name: string, value: boolean) => void} setPrinter
 */
export function drawAll(switches, printer, setPrinter) {
  redraw(byId('all-switches'), [switches, printer], () => [
    make('h3', {}, 'ABDM, Aadhaar and the hospital'),
    ...switches.flatMap(one => row(one.name, one.label, control(one))),
    ...(printer
      ? [
          make('h3', {}, 'The printer'),
          ...Object.entries(PRINTER_WORDS).flatMap(([name, label]) =>
            row(
              `printer-${name}`,
              label,
              tick(`printer-${name}`, printer[name] === true, on => setPrinter(name, on)),
            ),
          ),
        ]
      : []),
  ])
}

/**
 * @param {string} id
 * @param {string} label
 * @param {Node} field
 */
const row = (id, label, field) => [make('label', { for: `all-${id}` }, label), field]

/**
 * @param {string} id
 * @param {boolean} on
 * @param {(on: boolean) => void} turn
 */
function tick(id, on, turn) {
  const box = make('input', { type: 'checkbox', id: `all-${id}`, 'data-focus': id })
  box.checked = on
  box.addEventListener('change', () => turn(box.checked))
  return box
}

/** @param {WorldSwitch} one */
function control(one) {
  if (one.kind === 'yesNo') return tick(one.name, one.value === true, on => setWorld(one.name, on))
  if (one.kind === 'seconds') {
    const field = make('input', { type: 'number', id: `all-${one.name}`, value: Number(one.value), 'data-focus': one.name })
    field.addEventListener('change', () => setWorld(one.name, Number(field.value)))
    return field
  }
  const list = make(
    'select',
    { id: `all-${one.name}`, 'data-focus': one.name },
    ...(one.choices ?? []).map(choice => make('option', { value: choice }, choice)),
  )
  list.value = String(one.value)
  list.addEventListener('change', () => setWorld(one.name, list.value))
  return list
}
