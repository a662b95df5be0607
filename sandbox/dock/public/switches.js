/** @import { PrinterSwitches, WorldSwitch } from './types.js' */
import { call } from './api.js'
import { byId, make, redraw } from './dom.js'

/**
 * The six that belong to every demo: plain name, and the value that means "on".
 *
 * @type {{ name: string, label: string, on: boolean | number | string }[]}
 */
const COMMON = [
  { name: 'networkCut', label: 'Network cut', on: true },
  { name: 'network', label: 'Network 2G', on: '2g' },
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
const off = one => (one.kind === 'yesNo' ? false : one.kind !== 'choice' ? 0 : (one.choices?.[0] ?? ''))

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

/** Groups a person opened; those with something on are open by themselves. @type {Map<string, boolean>} */
const opened = new Map()

/**
 * @typedef {{ id: string, label: string, on: boolean, field: () => Node }} Row
 * @typedef {{ title: string, rows: Row[] }} Group
 */

/**
 * All switches in groups that fold, those whose words or name hold what was typed.
 *
 * @param {WorldSwitch[]} switches
 * @param {PrinterSwitches | null} printer
 * @param {(name: string, value: boolean) => void} setPrinter
 * @param {string} wanted
 */
export function drawAll(switches, printer, setPrinter, wanted) {
  redraw(byId('all-switches'), [switches, printer, wanted], () => {
    /** @type {Group[]} */
    const groups = [...new Set(switches.map(one => one.group))].map(title => ({
      title,
      rows: switches.filter(one => one.group === title).map(one => ({ id: one.name, label: one.label, on: one.on, field: () => control(one) })),
    }))
    if (printer) groups.push({ title: 'The printer', rows: printerRows(printer, setPrinter) })
    const words = wanted.toLowerCase().split(/\s+/)
    const found = groups
      .map(group => ({
        ...group,
        rows: group.rows.filter(row => words.every(word => `${row.label} ${row.id} ${group.title}`.toLowerCase().includes(word))),
      }))
      .filter(group => group.rows.length > 0)
    if (found.length === 0) return [make('p', { class: 'nothing' }, 'No switch has these words.')]
    return found.map(group => fold(group, wanted !== ''))
  })
}

/**
 * @param {Group} group
 * @param {boolean} searching
 */
function fold({ title, rows }, searching) {
  const on = rows.filter(row => row.on).length
  const box = make(
    'details',
    { open: searching || (opened.get(title) ?? on > 0) },
    make('summary', { 'data-focus': `group ${title}` }, title, make('small', {}, on ? `${on} of ${rows.length} on` : String(rows.length))),
    make(
      'div',
      { class: 'rows' },
      ...rows.flatMap(row => [
        make('label', { for: `all-${row.id}`, class: row.on ? 'on' : null }, row.label, ' ', make('code', {}, row.id)),
        row.field(),
      ]),
    ),
  )
  // while a search opens every group, a click is no wish about the group
  if (!searching) box.addEventListener('toggle', () => opened.set(title, box.open))
  return box
}

/**
 * @param {PrinterSwitches} printer
 * @param {(name: string, value: boolean) => void} setPrinter
 * @returns {Row[]}
 */
const printerRows = (printer, setPrinter) =>
  Object.entries(PRINTER_WORDS).map(([name, label]) => ({
    id: `printer-${name}`,
    label,
    on: printer[name] === true,
    field: () => tick(`printer-${name}`, printer[name] === true, on => setPrinter(name, on)),
  }))

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
  if (one.kind !== 'choice') {
    const field = make('input', { type: 'number', step: 'any', id: `all-${one.name}`, value: Number(one.value), 'data-focus': one.name })
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
