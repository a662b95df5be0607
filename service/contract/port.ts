/** One end of the line between the service and what draws it: post a message, hear a message. Two adapters: Electron's MessagePort, a WebSocket. */
export interface Port<Out, In> {
  post(message: Out): void
  onMessage(listener: (message: In) => void): void
  onClose(listener: () => void): void
  close(): void
}
