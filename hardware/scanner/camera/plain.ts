import { type OpenPreview, playing } from './preview.ts'

/** The camera without html5-qrcode: for when that is switched off. */
export const openPlain: OpenPreview = async (box, wanted) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: wanted })
  const [track] = stream.getVideoTracks()
  const video = box.ownerDocument.createElement('video')
  const close = async () => {
    for (const each of stream.getTracks()) each.stop()
    video.srcObject = null
    video.remove()
  }
  Object.assign(video.style, { display: 'block', width: '100%' })
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  box.append(video)
  // Taken away before it plays, a video rejects; the camera is lost by its track then.
  video.play().catch(() => {})
  if (!track || !(await playing(video, 5000))) {
    await close()
    throw new DOMException('', 'NotReadableError')
  }
  return { video, track, secondOpinion() {}, close }
}
