/** @import { World } from './types.js' */
import { call, listen, say } from './api.js'
import { drawCounters, holdUp, wireSheet } from './counters.js'
import { byId } from './dom.js'
import { drawPeople } from './people.js'
import { copyNewest, drawPhone } from './phone.js'
import { mendPrinter, openPrinter, printerNow, setPrinter } from './printer.js'
import { drawAll, drawCommon } from './switches.js'

/** @type {World | null} */
let world = null
let asking = false
let askAgain = false

/** Fetches the world and draws it; what changes meanwhile is fetched once more. */
async function refresh() {
  askAgain = true
  if (asking) return
  asking = true
  while (askAgain) {
    askAgain = false
    const state = /** @type {World | null} */ (await call('state'))
    if (state) draw(state)
  }
  asking = false
}

/** @param {World} state */
function draw(state) {
  world = state
  drawPhone(state.messages)
  drawPeople(state.people)
  drawCounters(state.counters, state.queue)
  drawCommon(state.switches)
  drawDialog()
  const minutes = Math.round(state.timeOffsetSeconds / 60)
  byId('offset').textContent = minutes > 0 ? `${minutes} min ahead` : ''
  byId('scenario').textContent = scenarioLine(state.scenario)
}

/** @param {World['scenario']} scenario */
function scenarioLine(scenario) {
  if (!scenario) return ''
  const done = scenario.steps.filter(step => step.done).length
  return `Scenario: ${scenario.title}${scenario.steps.length ? ` (${done} of ${scenario.steps.length} steps done)` : ''}`
}

const find = /** @type {HTMLInputElement} */ (byId('all-find'))
const all = /** @type {HTMLDialogElement} */ (byId('all'))

function drawDialog() {
  if (all.open && world) drawAll(world.switches, printerNow()?.switches ?? null, (name, value) => setPrinter(name, value), find.value.trim())
}

byId('more').addEventListener('click', () => {
  find.value = ''
  all.showModal()
  drawDialog()
  find.focus()
})
find.addEventListener('input', drawDialog)
byId('all-close').addEventListener('click', () => all.close())
byId('reset').addEventListener('click', () => void call('reset', {}).then(mendPrinter))
for (const key of document.querySelectorAll('[data-forward]')) {
  key.addEventListener('click', () => void call('time', { forwardSeconds: Number(/** @type {HTMLElement} */ (key).dataset.forward) }))
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || all.open || event.target instanceof HTMLInputElement) return
  if (event.key === 'c') copyNewest()
  else if (/^[1-9]$/.test(event.key)) holdUp(Number(event.key) - 1)
})

const kiosk = new URLSearchParams(location.search).get('kiosk')
if (kiosk && /^https?:/.test(kiosk)) {
  const link = byId('kiosk')
  link.setAttribute('href', kiosk)
  link.hidden = false
}

wireSheet()
openPrinter()
listen(
  'events',
  'changed',
  () => void refresh(),
  () => say('The sandbox does not answer'),
)
