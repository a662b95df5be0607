/** How much an opener's own decoder looks: not at all, every two seconds, or as often as it can. */
export type Attention = 'none' | 'glances' | 'steady'

/** The picture of an opened camera inside the page, and whoever opened it. */
export interface Preview {
  video: HTMLVideoElement
  track: MediaStreamTrack
  /** 'none' at first. Does nothing where the opener has no decoder. */
  secondOpinion(attention: Attention): void
  /** Never rejects. Afterwards every track has ended and the page holds nothing of the camera. */
  close(): Promise<void>
}

/** Opens a camera into `box`. Rejects with whatever the browser or the library said; then nothing is left open. */
export type OpenPreview = (box: HTMLElement, wanted: MediaTrackConstraints, onText: (text: string) => void) => Promise<Preview>

/** Where the camera's picture lies in the page: as large as the camera's frame, shrunk and mirrored by CSS alone. */
export interface Stage {
  box: HTMLElement
  /** fits the picture of this size over the whole element */
  fit(width: number, height: number): void
  remove(): void
}

let stages = 0

export function stage(element: HTMLElement): Stage {
  const frame = element.ownerDocument.createElement('div')
  const mirror = element.ownerDocument.createElement('div')
  const box = element.ownerDocument.createElement('div')
  box.id = `camera-${++stages}`
  if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
  Object.assign(frame.style, { position: 'absolute', inset: '0', overflow: 'hidden' })
  Object.assign(mirror.style, { position: 'absolute', left: '50%', top: '50%' })
  mirror.append(box)
  frame.append(mirror)
  element.append(frame)

  let picture = { width: 1920, height: 1080 }
  const layout = () => {
    const { width, height } = picture
    const scale = Math.max(frame.clientWidth / width, frame.clientHeight / height)
    Object.assign(box.style, { width: `${width}px`, height: `${height}px` })
    Object.assign(mirror.style, { width: `${width}px`, height: `${height}px`, transform: `translate(-50%, -50%) scale(${-scale}, ${scale})` })
  }
  const observer = new ResizeObserver(layout)
  observer.observe(frame)
  layout()
  return {
    box,
    fit(width, height) {
      picture = { width, height }
      layout()
    },
    remove() {
      observer.disconnect()
      frame.remove()
    },
  }
}

/** Resolves when the video shows its first picture, or after `limit` ms. */
export const playing = (video: HTMLVideoElement, limit: number) =>
  new Promise<boolean>(resolve => {
    if (!video.paused && video.currentTime > 0) return resolve(true)
    const timer = setTimeout(() => resolve(false), limit)
    video.addEventListener(
      'playing',
      () => {
        clearTimeout(timer)
        resolve(true)
      },
      { once: true },
    )
  })
