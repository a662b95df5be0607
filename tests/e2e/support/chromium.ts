import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { type CameraVideo, makeCameraVideo } from './video.ts'

export const videoFolder = join(tmpdir(), 'abha-kiosk-camera')

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

/** How the sheets are held up, where it is not as they should be. */
export type Film = Omit<CameraVideo, 'texts' | 'folder'>

/**
 * The Chromium that set-up found. `camera`: the texts of the sheets held up to it; null: a machine without a camera. `microphone`: a WAV file that is
 * spoken into it once each time it is opened.
 */
export async function launchChromium(camera: string[] | null, film: Film = {}, microphone: string | null = null): Promise<Browser> {
  const fake = camera
    ? [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${await makeCameraVideo({ ...film, texts: camera, folder: videoFolder })}`,
      ]
    : ['--use-fake-ui-for-media-stream']
  const spoken =
    microphone === null ? [] : ['--use-fake-device-for-media-stream=device-count=0', `--use-file-for-fake-audio-capture=${microphone}%noloop`]
  const { KIOSK_BROWSER: executablePath } = process.env
  if (!executablePath) throw new Error('KIOSK_BROWSER names no Chromium; run the tests by: npm run test:e2e')
  return chromium.launch({ executablePath, args: [...quiet, ...fake, ...spoken] })
}
