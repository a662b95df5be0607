import { systemTimers, type Timers } from '../../timers.ts'
import { sightings } from '../sightings.ts'
import { watchDarkness } from './darkness.ts'
import { type Decoder, decodeTrack } from './decoder.ts'
import { devices, pictureWanted, preferredDevice } from './device.ts'
import { steadyHints } from './hints.ts'
import { openHtml5Qrcode } from './html5qrcode.ts'
import { watchLoss } from './loss.ts'
import { type Opened, ownCamera } from './owner.ts'
import { openPlain } from './plain.ts'
import { type Preview, stage } from './preview.ts'
import type { Camera, CameraHint, CameraOptions, CameraState } from './types.ts'

/** So long (ms) without a hit from the worker, and html5-qrcode is asked as well. */
const secondOpinionAfter = 2000

/**
 * Shows the camera in `element` (its whole area, mirrored, cut to fit) and tells each QR held up to it once.
 * It never throws: a camera that is missing, taken or pulled out is told by `onState` and tried again until `stop`.
 * A second camera waits until the first has stopped.
 */
export function openCamera(element: HTMLElement, options: CameraOptions, timers: Timers = systemTimers): Camera {
  let stopped = false
  const seen = sightings()
  const see = (text: string) => {
    if (!stopped && seen.see(text, timers.now())) options.onRead(text)
  }

  const open = async (lost: () => void): Promise<Opened> => {
    const preview = await openPreview(element, options, see)
    const unwatch = watchLoss(preview, lost)
    const tell = (state: CameraState) => stopped || options.onState(state)
    const decoder = watchCodes(preview, options, timers, see, tell)
    return {
      async close() {
        unwatch()
        decoder.stop()
        await preview.close()
      },
    }
  }

  const owner = ownCamera({ open, watchDevices, timers }, options.onState)
  return {
    stop() {
      stopped = true
      return owner.stop()
    },
  }
}

/** Opens the preferred camera. Where that is known only once a camera is open (labels are secret before permission), it changes over. */
async function openPreview(element: HTMLElement, options: CameraOptions, onText: (text: string) => void): Promise<Preview> {
  const place = stage(element)
  const openOne = options.html5qrcode ? openHtml5Qrcode : openPlain
  const open = (device: string | null) => openOne(place.box, pictureWanted(device), onText)
  try {
    let preview = await open(preferredDevice(await devices(), options.deviceLabel))
    const preferred = preferredDevice(await devices(), options.deviceLabel)
    if (preferred !== null && preferred !== preview.track.getSettings().deviceId) {
      await preview.close()
      preview = await open(preferred)
    }
    const { video } = preview
    const cover = () => place.fit(video.videoWidth, video.videoHeight)
    video.addEventListener('resize', cover)
    cover()
    return {
      ...preview,
      async close() {
        video.removeEventListener('resize', cover)
        await preview.close()
        place.remove()
      },
    }
  } catch (reason) {
    place.remove()
    throw reason
  }
}

/** The worker first; html5-qrcode when the worker has found nothing for a while, or cannot work. */
function watchCodes(
  preview: Preview,
  options: CameraOptions,
  timers: Timers,
  see: (text: string) => void,
  tell: (state: CameraState) => void,
): Decoder {
  if (!options.worker) {
    preview.secondOpinion('steady')
    return { stop() {} }
  }
  let hit = timers.now()
  const hints = steadyHints((hint: CameraHint | null) => options.onHint?.(hint))
  const darkness = watchDarkness(black => tell(black ? 'black' : 'ready'))
  const read = (texts: string[]) => {
    if (texts.length === 0) return
    hit = timers.now()
    hints.read(hit)
    texts.forEach(see)
  }
  return decodeTrack(
    preview.track,
    {
      onFrame({ texts, black }) {
        darkness(black, timers.now())
        read(texts)
        preview.secondOpinion(timers.now() - hit >= secondOpinionAfter ? 'glances' : 'none')
      },
      onRetry({ texts, hint }) {
        if (texts.length === 0) hints.see(hint, timers.now())
        read(texts)
      },
      onBroken() {
        preview.secondOpinion('steady')
        if (!options.html5qrcode) tell('failed')
      },
    },
    timers,
  )
}

function watchDevices(changed: () => void) {
  const all = navigator.mediaDevices
  all?.addEventListener('devicechange', changed)
  return () => all?.removeEventListener('devicechange', changed)
}
