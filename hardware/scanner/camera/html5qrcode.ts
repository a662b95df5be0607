import { Html5Qrcode, Html5QrcodeScannerState, Html5QrcodeSupportedFormats } from 'html5-qrcode'
import { type Attention, type OpenPreview, playing } from './preview.ts'

/** Tries a second when it looks steadily. Each costs tens of milliseconds of the page's own thread. */
const triesPerSecond = 3
const glanceEvery = 2000

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
  let attention: Attention = 'none'
  let next: ReturnType<typeof setTimeout> | undefined
  /** Looks, or copies the picture without looking at it. */
  const look = (wanted: boolean) => {
    if (wanted && scanner.getState() === Html5QrcodeScannerState.PAUSED) scanner.resume()
    if (!wanted && scanner.getState() === Html5QrcodeScannerState.SCANNING) scanner.pause(false)
  }
  const tried = () => {
    if (attention !== 'glances') return
    look(false)
    clearTimeout(next)
    next = setTimeout(() => look(attention !== 'none'), glanceEvery)
  }
  await scanner.start(
    { facingMode: 'user' },
    { fps: triesPerSecond, disableFlip: true, videoConstraints: wanted },
    text => {
      if (attention !== 'none') onText(text)
      tried()
    },
    tried,
  )
  const video = box.querySelector('video')
  const tracks = video?.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : []

  const close = async () => {
    attention = 'none'
    clearTimeout(next)
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

    // It can be paused from 'playing' on, not before.
    look(false)
    // Its "Scanner paused" is a sentence of its own; the kiosk's words come from elsewhere.
    for (const note of box.querySelectorAll<HTMLElement>(':scope > div')) note.style.visibility = 'hidden'

    const secondOpinion = (wantedNow: Attention) => {
      if (wantedNow === attention) return
      attention = wantedNow
      clearTimeout(next)
      look(attention !== 'none')
    }
    return { video, track, secondOpinion, close }
  } catch (reason) {
    await close()
    throw reason
  }
}
