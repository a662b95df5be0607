export type CameraState = 'starting' | 'ready' | 'denied' | 'missing' | 'busy' | 'failed'

export interface CameraOptions {
  /** both decoders can be switched off alone; with both off nothing is ever read */
  worker: boolean
  html5qrcode: boolean
  /** the camera whose label contains this, else any; null: any */
  deviceLabel: string | null
  onRead(text: string): void
  onState(state: CameraState): void
}

/** The one owner of the camera. `stop` resolves when every track has ended; after it nothing is read any more. */
export interface Camera {
  stop(): Promise<void>
}
