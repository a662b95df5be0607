/** Who speaks on a connection. Only the kiosk's line is slow, torn or cut; the dock's is not recorded either. */
export type Speaker = 'kiosk' | 'hospital' | 'relay' | 'abdm' | 'dock'

/** User agents of what runs inside the sandbox and reaches it from outside, over HTTP, as everybody does. */
export const AGENTS = { hospital: 'sandbox-hospital-desk', relay: 'sandbox-relay', abdm: 'sandbox-abdm' } as const

const ABDM = /^\/(api|abha|gateway)(\/|$)/
const KIOSK_ELSE = /^\/relay\/v1(\/|$)/
const BRIDGES = /^\/(hospital|relay)(\/|$)/

/** Paths ABDM's hosts answer, the wrong and the old ones included. */
export const isAbdm = (path: string): boolean => ABDM.test(path)

export function speakerOf(path: string, userAgent: string | null): Speaker {
  for (const [who, agent] of Object.entries(AGENTS)) if (userAgent === agent) return who as keyof typeof AGENTS
  if (isAbdm(path) || KIOSK_ELSE.test(path)) return 'kiosk'
  return BRIDGES.test(path) ? 'abdm' : 'dock'
}
