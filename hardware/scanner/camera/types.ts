import type { Hint } from '../decode/hint.ts'

/** 'black': it is open and shows nothing (a covered lens, a dark room); codes cannot be read until there is light. */
export type CameraState = 'starting' | 'ready' | 'denied' | 'missing' | 'busy' | 'black' | 'failed'

/** What would help the sheet that is held up and cannot be read. */
export type CameraHint = Hint

export interface CameraOptions {
  /** both decoders can be switched off alone; with both off nothing is ever read */
  worker: boolean
  html5qrcode: boolean
  /** the camera whose label contains this, else any; null: any */
  deviceLabel: string | null
  onRead(text: string): void
  onState(state: CameraState): void
  /** told when it changes; null: nothing is to be said. Only the worker knows. */
  onHint?(hint: CameraHint | null): void
}

/** The one owner of the camera. `stop` resolves when every track has ended; after it nothing is read any more. */
export interface Camera {
  stop(): Promise<void>
}
