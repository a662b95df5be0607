import { type Answer, empty, json, textAt } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import type { World } from '../world/world.ts'
import { GATEWAY_PATH } from './sessions.ts'

/** The services of a client, with the role flags of abdm-v3 j. */
function services(world: World, clientId: string | null) {
  const hospital = { id: world.facility.hipId, name: world.facility.name, types: ['HIP'], isHip: true, isHiu: false, isPhr: false, active: true }
  const phr = { id: world.phrServiceId, name: 'ABHA kiosk', types: ['PHR'], isHip: false, isHiu: false, isPhr: true, active: true }
  return clientId === world.hospital.id ? [hospital] : [phr]
}

function register(world: World, { body, clientId }: Call): Answer {
  const url = textAt(body, 'url') ?? ''
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body')
  const base = url.replace(/\/+$/, '')
  if (world.switches.bridgeDuplicate && world.bridges.get(clientId ?? '') === base) return wrapped(400, 'ABDM-1094', 'Duplicate bridge patch request')
  world.bridges.set(clientId ?? '', base)
  world.changed()
  return empty(202)
}

/** A client's own bridge: one URL, the last writer wins (abdm-v3 j, corrections 5, 22). */
export const bridgeLines = (world: World): Line[] => [
  { method: 'PATCH', path: `${GATEWAY_PATH}/bridge/url`, desk: 'gateway', handle: call => register(world, call) },
  {
    method: 'GET',
    path: `${GATEWAY_PATH}/bridge-services`,
    desk: 'gateway',
    handle: ({ clientId }) =>
      json(200, {
        bridge: { id: clientId, name: clientId, url: world.bridges.get(clientId ?? '') ?? '', active: true, blocklisted: false },
        services: services(world, clientId),
      }),
  },
  {
    method: 'GET',
    path: `${GATEWAY_PATH}/bridge-service/serviceId/:id`,
    desk: 'gateway',
    handle: ({ params, clientId }) => {
      const found = services(world, clientId).find(({ id }) => id === params.id)
      return found ? json(200, { ...found, endpoints: {} }) : empty(204)
    },
  },
]
