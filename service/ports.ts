import type { Port, ToScreen } from './contract/index.ts'

/** What comes in is not believed: it is parsed at the door (door.ts). */
export type ServicePort = Port<ToScreen, unknown>

/** The part of Electron's MessagePortMain that a port needs. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export function messagePort(port: MessagePortLike): ServicePort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => {
      port.on('message', event => listener(event.data))
      port.start()
    },
    onClose: listener => void port.on('close', listener),
    close: () => port.close(),
  }
}
