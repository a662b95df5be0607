import type { Preview } from './preview.ts'

/** A camera may fall silent for so long (ms) before it counts as lost. */
const silence = 4000

/**
 * Calls `lost` once when the camera stops delivering: unplugged, muted by its own switch, or frozen. html5-qrcode
 * notices none of these and goes on decoding the last picture. The answer stops watching.
 */
export function watchLoss({ track, video }: Preview, lost: () => void): () => void {
  let pictures = -1
  let moved = performance.now()
  const stop = () => {
    clearInterval(timer)
    track.removeEventListener('ended', end)
  }
  const end = () => {
    stop()
    lost()
  }
  const timer = setInterval(() => {
    const now = performance.now()
    const { totalVideoFrames } = video.getVideoPlaybackQuality()
    // A page nobody sees draws no pictures.
    if ((totalVideoFrames !== pictures && !track.muted) || document.visibilityState === 'hidden') moved = now
    pictures = totalVideoFrames
    if (now - moved >= silence || track.readyState === 'ended') end()
  }, 1000)
  track.addEventListener('ended', end)
  return stop
}
