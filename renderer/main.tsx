import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './drawings/drawings.css'
import './styles/motion.css'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { electronPort } from './port/electronPort.ts'
import { freshAfterEach } from './port/fresh.ts'
import { webSocketPort } from './port/webSocketPort.ts'
import { followRecorder } from './recorder/leave.ts'
import { createStore } from './store.ts'
import { createVoice, inTongue, ownVoice, soundOf, speechOf } from './voice/index.ts'
import { listenToWedge } from './wedge.ts'
import { learnWords } from './words.ts'

const load = () => window.location.reload()
const open = window.kiosk ? electronPort(window.kiosk) : freshAfterEach(webSocketPort(window.location), load)
const own = ownVoice(message => store.ask(message))
const store = createStore({
  open,
  later: (run, ms) => window.setTimeout(run, ms),
  told: message => {
    if (message.kind === 'languages') learnWords(message.languages)
    own.hear(message)
  },
})
const voice = createVoice(own)
store.subscribe(() => {
  const { snapshot } = store.view()
  if (snapshot === null) voice.quiet()
  else {
    const { volume, rate } = soundOf(snapshot)
    voice.setVolume(volume)
    voice.setRate(rate)
    voice.say(inTongue(speechOf(snapshot), snapshot))
  }
})
const loadedAnew = performance.getEntriesByType('navigation').some(entry => (entry as PerformanceNavigationTiming).type === 'reload')
if (!window.kiosk) followRecorder(store, document, loadedAnew, load)
// All of them now: a letter that comes late is a letter missing.
for (const family of ['Plex Latin', 'Plex Devanagari'])
  for (const weight of [500, 600, 700]) void document.fonts.load(`${weight} 16px '${family}'`, 'अA1')

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

for (const event of ['contextmenu', 'dragstart', 'selectstart'] as const) document.addEventListener(event, e => e.preventDefault())

listenToWedge(store, window)

// a page that takes the place of another begins with a screen, not with "connecting": until it paints, what was there stays on the glass
const firstPaintWithinMs = 600
const glass = createRoot(root)
let drawn = false
const draw = () => {
  if (drawn) return
  drawn = true
  // at once, as every screen after it
  flushSync(() =>
    glass.render(
      <StrictMode>
        <App store={store} voice={voice} />
      </StrictMode>,
    ),
  )
}
store.subscribe(draw)
window.setTimeout(draw, firstPaintWithinMs)
