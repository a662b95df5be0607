import { isToScreen, type OpenPort, type ScreenPort } from './port.ts'

/** What the preload puts on `window`: one end of the MessagePort to the service, nothing else. */
export interface KioskBridge {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

declare global {
  interface Window {
    kiosk?: KioskBridge
  }
}

/** The bridge outlives the service, so its listeners are set once and handed to whichever port is open. */
export function electronPort(bridge: KioskBridge): OpenPort {
  type In = Parameters<Parameters<ScreenPort['onMessage']>[0]>[0]
  let hear: ((message: In) => void) | null = null
  let closed: (() => void) | null = null
  bridge.onMessage(message => {
    if (isToScreen(message)) hear?.(message)
  })
  bridge.onClose(() => closed?.())
  return () => ({
    post: message => bridge.post(message),
    onMessage: listener => {
      hear = listener
    },
    onClose: listener => {
      closed = listener
    },
    close: () => {
      hear = null
      closed = null
    },
  })
}
