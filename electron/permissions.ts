import type { Session } from 'electron'
import { pageOrigin } from './page.ts'

/** What the service says is on the glass just now: a screen with the camera's picture, the staff's recorder. */
export interface May {
  see: boolean
  hear: boolean
}

/**
 * Default no. Yes to our own page alone: video while a screen with the camera's picture is up, sound while the staff's recorder is; neither a moment longer. Pure.
 */
export const permits = (permission: string, origin: string, media: readonly string[], may: May): boolean =>
  permission === 'media' &&
  originOf(origin) === pageOrigin &&
  media.length > 0 &&
  media.every(kind => (kind === 'video' && may.see) || (kind === 'audio' && may.hear))

const originOf = (address: string): string => {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : ''
}

/** Both questions are answered: the request a page makes, and the check Chromium makes by itself. Devices (USB, serial, HID) are given to nobody. */
export function restrictPermissions(session: Session, may: () => May): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    callback(permits(permission, details.requestingUrl, media, may()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    permits(permission, origin, details.mediaType ? [details.mediaType] : [], may()),
  )
  session.setDevicePermissionHandler(() => false)
}
