import { isToScreen, type OpenPort } from './port.ts'

/** The secret of this start stands in the page's address behind `#key=`; it never leaves the page but as the subprotocol. */
export const secretFrom = (fragment: string): string => new URLSearchParams(fragment.replace(/^#/, '')).get('key') ?? ''

const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}

/** A WebSocket to the host and port the page came from. Posts before it is open wait; after it closed they are dropped. */
export function webSocketPort(location: Location): OpenPort {
  const secret = secretFrom(location.hash)
  return () => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/port`, `kiosk.${secret}`)
    const waiting: string[] = []
    socket.addEventListener('open', () => {
      for (const text of waiting.splice(0)) socket.send(text)
    })
    return {
      post: message => {
        const text = JSON.stringify(message)
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
        else if (socket.readyState === WebSocket.CONNECTING) waiting.push(text)
      },
      onMessage: listener =>
        socket.addEventListener('message', event => {
          const message = parsed(event.data)
          if (isToScreen(message)) listener(message)
        }),
      onClose: listener => socket.addEventListener('close', () => listener()),
      close: () => socket.close(),
    }
  }
}
