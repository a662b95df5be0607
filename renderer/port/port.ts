import type { Port, ToScreen, ToService } from '../../service/contract/index.ts'

/** The screen's end of the line to the service. */
export type ScreenPort = Port<ToService, ToScreen>

/** Opens the line anew; what it returns closes by itself when the service goes. */
export type OpenPort = () => ScreenPort

/** True for what the service may send. The service is trusted; this only drops what is no message of ours. */
export const isToScreen = (message: unknown): message is ToScreen =>
  typeof message === 'object' &&
  message !== null &&
  'kind' in message &&
  ((message.kind === 'snapshot' && 'snapshot' in message) ||
    (message.kind === 'languages' && 'languages' in message) ||
    (message.kind === 'clip' && 'clip' in message))
