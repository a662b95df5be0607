import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { ToScreen, ToService } from '../../service/contract/index.ts'
import { type Glass, glassOf, sameGlass } from './glass.ts'

// The page gets one end of the port to the service and nothing else: no ipcRenderer, no process, no environment.
const beatMs = 500
let port: MessagePort | null = null
let hear: (message: unknown) => void = () => {}
let closed: () => void = () => {}
let known: Glass | null = null
let turn = Promise.resolve()
/** the shell is putting a fresh page in the place of this one: whoever was here has gone, and whoever touches the glass now is not heard by the old page */
let leaving = false

/** A recording that no language has: the service answers at once, with nothing. */
const question = { kind: 'clip', language: 'hi', key: 'shell.alive' } satisfies ToService

const isAnswer = (message: ToScreen): boolean => message.kind === 'clip' && message.key === question.key

/** The shell hears what a screen may do before the page sees it, so that a camera is not refused by a hair; messages keep their order. */
async function handOver(from: MessagePort, message: ToScreen): Promise<void> {
  const glass = glassOf(message)
  if (glass && !sameGlass(known, glass)) {
    known = glass
    if ((await ipcRenderer.invoke('glass', glass)) === true) leaving = true
  }
  if (port === from && !leaving) hear(message)
}

ipcRenderer.on('service-port', event => {
  port?.close()
  known = null
  const [opened] = event.ports
  port = opened ?? null
  if (!opened) return
  opened.onmessage = ({ data }) => {
    ipcRenderer.send('service-beat')
    if (isAnswer(data)) return
    turn = turn.then(() => handOver(opened, data))
  }
  opened.start()
})

ipcRenderer.on('service-gone', () => {
  port = null
  if (!leaving) closed()
})

// Electron ends the window at once when a script of the page closes it, and asks nobody
void webFrame.executeJavaScript("Object.defineProperty(window, 'close', { value: () => {}, writable: false, configurable: false })")

// it runs where the page runs: a page that hangs is silent
setInterval(() => {
  ipcRenderer.send('beat')
  port?.postMessage(question)
}, beatMs)

contextBridge.exposeInMainWorld('kiosk', {
  post: (message: unknown) => {
    if (!leaving) port?.postMessage(message)
  },
  onMessage: (listener: (message: unknown) => void) => {
    hear = listener
  },
  onClose: (listener: () => void) => {
    closed = listener
  },
})
