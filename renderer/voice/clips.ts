import { clipFile } from '../../locales/voice.ts'
import type { PlayClip } from './player.ts'
import type { ClipRef } from './spoken.ts'

// Vite turns each clip into a file beside the page, so its address works under app:// and under http, and `media-src 'self'` covers it.
const urls = import.meta.glob<string>('../../locales/audio/*/*.opus', { query: '?url', import: 'default', eager: true })

/** Where a clip is: its name in the manifest and its address, or null where nobody has spoken it. */
export function findClip({ language, key }: ClipRef): { file: string; url: string } | null {
  const file = clipFile(language, key)
  const url = file === null ? undefined : urls[`../../locales/audio/${file}`]
  return file === null || url === undefined ? null : { file, url }
}

/** An address for a recording that came through the port; `media-src blob:` covers it. */
export function holdClip(bytes: Uint8Array<ArrayBuffer>, type: string): { url: string; drop(): void } {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  return { url, drop: () => URL.revokeObjectURL(url) }
}

/** A clip through the page's own sound output. A browser that was never touched may hold sound back (`NotAllowedError`). */
export const playClip: PlayClip = (url, volume, started, rate) => {
  const audio = new Audio(url)
  audio.volume = volume
  audio.preservesPitch = true
  audio.playbackRate = rate
  const heard = new Promise<'ended' | 'failed' | 'blocked'>(resolve => {
    audio.addEventListener('playing', started, { once: true })
    audio.addEventListener('ended', () => resolve('ended'), { once: true })
    audio.addEventListener('error', () => resolve('failed'), { once: true })
    audio.play().catch((error: unknown) => {
      const name = error instanceof DOMException ? error.name : ''
      // Stopped before it began: nothing went wrong, and nobody waits for the answer any more.
      if (name !== 'AbortError') resolve(name === 'NotAllowedError' ? 'blocked' : 'failed')
    })
  })
  return {
    heard,
    stop() {
      audio.pause()
      audio.removeAttribute('src')
      audio.load()
    },
    setVolume(wanted) {
      audio.volume = wanted
    },
  }
}
