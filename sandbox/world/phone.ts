/** One SMS as it lies in the phone. `at` is ISO 8601. */
export interface Message {
  id: number
  mobile: string
  text: string
  at: string
}

/** Every phone of the demo in one place. Nothing is sent anywhere. */
export interface Phone {
  /** newest last */
  readonly messages: readonly Message[]
  deliver(mobile: string, text: string): void
}

const KEPT = 200

export function createPhone(wall: () => number, changed: () => void): Phone {
  const messages: Message[] = []
  let id = 0
  return {
    messages,
    deliver(mobile, text) {
      id += 1
      messages.push({ id, mobile, text, at: new Date(wall()).toISOString() })
      if (messages.length > KEPT) messages.shift()
      changed()
    },
  }
}
