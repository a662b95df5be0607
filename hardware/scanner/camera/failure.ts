import type { CameraState } from './types.ts'

/** Why a camera could not be opened. */
export type CameraFailure = Exclude<CameraState, 'starting' | 'ready' | 'black'>

const failures: [CameraFailure, RegExp][] = [
  ['denied', /NotAllowedError|PermissionDeniedError|SecurityError/],
  ['missing', /NotFoundError|DevicesNotFoundError|OverconstrainedError/],
  ['busy', /NotReadableError|TrackStartError|AbortError|TimeoutError/],
]

/**
 * Sorts whatever an opening was rejected with: a DOMException, or html5-qrcode's strings
 * ("Error getting userMedia, error = NotFoundError: …"). Anything unknown is 'failed'.
 */
export function cameraFailure(reason: unknown): CameraFailure {
  const text = typeof reason === 'string' ? reason : nameOf(reason)
  return failures.find(([, pattern]) => pattern.test(text))?.[0] ?? 'failed'
}

const nameOf = (reason: unknown) => (typeof reason === 'object' && reason !== null && 'name' in reason ? String(reason.name) : '')
