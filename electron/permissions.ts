import type { Session } from 'electron'
import { pageOrigin } from './page.ts'

/**
 * Default no. Yes to our own page alone: video, because the counter's QR is shown to the camera; sound while the staff's recorder is on the glass (`mayHear`). Pure.
 */
export const permits = (permission: string, origin: string, media: readonly string[], mayHear: boolean): boolean =>
  permission === 'media' &&
  originOf(origin) === pageOrigin &&
  media.length > 0 &&
  media.every(kind => kind === 'video' || (kind === 'audio' && mayHear))

const originOf = (address: string): string => {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : ''
}

/** Both questions are answered: the request a page makes, and the check Chromium makes by itself. */
export function restrictPermissions(session: Session, mayHear: () => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    callback(permits(permission, details.requestingUrl, media, mayHear()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    permits(permission, origin, details.mediaType ? [details.mediaType] : [], mayHear()),
  )
  session.setDevicePermissionHandler(() => false)
}
