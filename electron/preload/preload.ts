import { contextBridge, ipcRenderer } from 'electron'

// The page gets one end of the port to the service and nothing else: no ipcRenderer, no process, no environment.
let port: MessagePort | null = null
let hear: (message: unknown) => void = () => {}
let closed: () => void = () => {}

ipcRenderer.on('service-port', event => {
  port?.close()
  port = event.ports[0] ?? null
  if (!port) return
  port.onmessage = message => hear(message.data)
  port.start()
})

ipcRenderer.on('service-gone', () => {
  port = null
  closed()
})

contextBridge.exposeInMainWorld('kiosk', {
  post: (message: unknown) => port?.postMessage(message),
  onMessage: (listener: (message: unknown) => void) => {
    hear = listener
  },
  onClose: (listener: () => void) => {
    closed = listener
  },
})
