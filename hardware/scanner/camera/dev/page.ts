import { openCamera } from '../camera.ts'
import type { Camera, CameraOptions, CameraState } from '../types.ts'

/** The camera on a page of its own, for the hand and for the test: everything that happens is in `bench`. */
const streams: MediaStream[] = []
const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
navigator.mediaDevices.getUserMedia = async wanted => {
  const stream = await getUserMedia(wanted)
  // html5-qrcode takes the tracks out of its stream when it closes; the copy keeps them countable.
  streams.push(new MediaStream(stream.getTracks()))
  return stream
}

const bench = {
  reads: [] as { text: string; time: number }[],
  states: [] as CameraState[],
  open(options: Partial<Pick<CameraOptions, 'worker' | 'html5qrcode' | 'deviceLabel'>> = {}): Camera {
    return openCamera(document.getElementById('view') as HTMLElement, {
      worker: true,
      html5qrcode: true,
      deviceLabel: null,
      ...options,
      onRead: text => bench.reads.push({ text, time: performance.now() }),
      onState: state => bench.states.push(state),
    })
  },
  opened: () => streams.length,
  live: () => streams.flatMap(stream => stream.getTracks()).filter(track => track.readyState === 'live').length,
  /** the name of the camera that is open */
  label: () => streams.flatMap(stream => stream.getTracks()).find(track => track.readyState === 'live')?.label,
  /** The cable is pulled: the tracks end and say so, as the browser would tell it. */
  unplug() {
    for (const track of streams.flatMap(stream => stream.getTracks())) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  },
}
export type Bench = typeof bench
Object.assign(window, { bench })
if (location.search === '?open') bench.open()
