import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode'
import { type OpenPreview, playing } from './preview.ts'

/** Tries a second while it may look. Each costs tens of milliseconds of the page's own thread. */
const triesPerSecond = 3

/**
 * html5-qrcode opens, shows and closes the camera, and is asked for a second opinion. It decodes the picture at its size in the page,
 * so the video is made as wide as the camera's frame between start and 'playing'. An instance is never started twice: after a
 * stop that fails it is dead for ever, and a fresh one costs nothing.
 */
export const openHtml5Qrcode: OpenPreview = async (box, wanted, onText) => {
  const scanner = new Html5Qrcode(box.id, {
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
    useBarCodeDetectorIfSupported: false,
    verbose: false,
  })
  let looking = false
  const config = { fps: triesPerSecond, disableFlip: true, videoConstraints: wanted }
  await scanner.start(
    { facingMode: 'user' },
    config,
    text => {
      if (looking) onText(text)
    },
    undefined,
  )
  const video = box.querySelector('video')
  const tracks = video?.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : []

  const close = async () => {
    looking = false
    // Stopped before it plays it rejects halfway, which matters no more: the instance is thrown away.
    if (video) await playing(video, 2000)
    await (async () => scanner.stop())().catch(() => {})
    for (const track of tracks) track.stop()
    for (const canvas of box.querySelectorAll('canvas')) canvas.width = 0
    if (video) {
      // Its own handlers throw strings when the picture is taken away.
      video.onabort = null
      video.onerror = null
      video.srcObject = null
    }
    box.replaceChildren()
  }

  try {
    const [track] = tracks
    if (!video || !track) throw new DOMException('', 'NotReadableError')
    const widen = () => {
      video.style.width = `${video.videoWidth}px`
    }
    if (video.readyState >= video.HAVE_METADATA) widen()
    else video.addEventListener('loadedmetadata', widen, { once: true })
    if (!(await playing(video, 5000))) throw new DOMException('', 'NotReadableError')

    // While paused it copies the picture but does not look at it. It can be paused from 'playing' on, not before.
    scanner.pause(false)
    // Its "Scanner paused" is a sentence of its own; the kiosk's words come from elsewhere.
    for (const note of box.querySelectorAll<HTMLElement>(':scope > div')) note.style.visibility = 'hidden'

    const secondOpinion = (wantedNow: boolean) => {
      if (wantedNow === looking) return
      looking = wantedNow
      if (looking) scanner.resume()
      else scanner.pause(false)
    }
    return { video, track, secondOpinion, close }
  } catch (reason) {
    await close()
    throw reason
  }
}
