import type { Timers } from '../../timers.ts'
import { type CameraFailure, cameraFailure } from './failure.ts'
import type { CameraState } from './types.ts'

/** An opened camera. */
export interface Opened {
  /** resolves when every track has ended */
  close(): Promise<void>
}

/** What the owner needs from the outside world. */
export interface World {
  /** Opens the camera and calls `lost` when it stops delivering. Rejects with whatever the browser said. */
  open(lost: () => void): Promise<Opened>
  /** Calls `changed` when a camera was plugged in or out; the answer stops that. */
  watchDevices(changed: () => void): () => void
  timers: Timers
}

/** ms before the next try: quick at first, then every half minute for as long as it takes. Refused permission only changes by hand. */
export const retryDelay = (failure: CameraFailure, failed: number) => (failure === 'denied' ? 30_000 : Math.min(500 * 2 ** (failed - 1), 30_000))

/** No browser takes longer to open a camera that works; some drivers never answer at all. */
const openingLimit = 15_000

/** Who may have the camera: each waits until the one before has closed it, so two mounts never hold two streams. */
let turn: Promise<void> = Promise.resolve()

/**
 * Keeps one camera open until it is told to stop: waits for its turn, tries again with a growing delay when there is none,
 * and opens it anew when it was lost. `onState` hears each state once; a failure stays told until the camera is ready.
 */
export function ownCamera(world: World, onState: (state: CameraState) => void): { stop(): Promise<void> } {
  const { timers } = world
  let stopped = false
  let wake = () => {}
  let told: CameraState | null = null

  const tell = (state: CameraState) => {
    if (stopped || state === told) return
    told = state
    onState(state)
  }

  /** Resolves when rung, or when the camera is stopped. */
  const bell = () => {
    let ring = () => {}
    const rung = new Promise<void>(resolve => {
      ring = resolve
    })
    wake = ring
    return { ring, rung }
  }

  const open = (lost: () => void) =>
    new Promise<Opened>((resolve, reject) => {
      let late = false
      const cancel = timers.after(openingLimit, () => {
        late = true
        reject(new DOMException('', 'TimeoutError'))
      })
      world.open(lost).then(
        opened => {
          cancel()
          if (late) void opened.close()
          else resolve(opened)
        },
        reason => {
          cancel()
          reject(reason)
        },
      )
    })

  /** One opening, from the try to the end. The answer is the failure, or null when it was open. */
  const hold = async (): Promise<CameraFailure | null> => {
    const loss = bell()
    let lost = false
    let opened: Opened
    try {
      opened = await open(() => {
        lost = true
        loss.ring()
      })
    } catch (reason) {
      return cameraFailure(reason)
    }
    if (!stopped && !lost) tell('ready')
    if (!stopped) await loss.rung
    await opened.close()
    return null
  }

  const run = async () => {
    let failed = 0
    while (!stopped) {
      const opened = timers.now()
      const failure = await hold()
      if (stopped) return
      // A camera that is lost as soon as it opens is as good as one that does not open.
      if (failure === null && timers.now() - opened > 10_000) failed = 0
      else failed++
      tell(failure ?? 'starting')
      if (failed > 0) {
        const retry = bell()
        const cancel = timers.after(retryDelay(failure ?? 'busy', failed), retry.ring)
        const unwatch = world.watchDevices(retry.ring)
        await retry.rung
        unwatch()
        cancel()
      }
    }
  }

  tell('starting')
  const before = turn
  const mine = before.then(() => (stopped ? undefined : run()))
  turn = mine.catch(() => {})
  return {
    stop() {
      stopped = true
      wake()
      return mine
    },
  }
}
