import { type Answer, empty, json } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import type { World } from '../world/world.ts'
import { GATEWAY_PATH } from './sessions.ts'

interface Provider {
  hipId: string
  name: string
  address: string
  stateCode: string
  districtCode: string
}

/** Other facilities of the register; none has a bridge that can be reached. */
const NEIGHBOURS: readonly Provider[] = [
  {
    hipId: 'IN2210000456',
    name: 'Community Health Centre Darbha',
    address: 'Darbha, Bastar, Chhattisgarh 494224',
    stateCode: '22',
    districtCode: '374',
  },
  { hipId: 'IN2210000789', name: 'District Hospital Kondagaon', address: 'Kondagaon, Chhattisgarh 494226', stateCode: '22', districtCode: '643' },
  {
    hipId: 'IN2210000123_1',
    name: 'District Hospital Jagdalpur Laboratory',
    address: 'Jagdalpur, Bastar 494001',
    stateCode: '22',
    districtCode: '374',
  },
]

const register = ({ facility }: World): Provider[] => [{ ...facility, stateCode: '22', districtCode: '374' }, ...NEIGHBOURS]

/** Whether the register knows this facility at all, the demo's hospital or another. */
export const isRegistered = (world: World, hipId: string | null): boolean => register(world).some(one => one.hipId === hipId)

/** `isHIP` beside `isHiu` is NHA's own spelling (corrections 28). */
const shown = ({ hipId, name, address, stateCode, districtCode }: Provider) => ({
  identifier: { name, id: hipId },
  facilityType: ['HOSPITAL'],
  isHIP: true,
  isHiu: false,
  address,
  stateCode,
  districtCode,
})

const asked = (query: Call['query'], key: string): string | null => (typeof query[key] === 'string' && query[key] !== '' ? query[key] : null)

function search(world: World, { query }: Call): Answer {
  const name = asked(query, 'name')?.toLowerCase()
  const stateCode = asked(query, 'stateCode')
  const districtCode = asked(query, 'districtCode')
  // a name is three letters at least; the codes alone are what NHA's PHR document has (corrections 28)
  if (name === undefined ? !stateCode : name.length < 3) return wrapped(400, 'ABDM-1015', 'Invalid name')
  if ((stateCode && !/^\d{1,2}$/.test(stateCode)) || (districtCode && !/^\d{1,3}$/.test(districtCode)))
    return wrapped(400, 'ABDM-1015', 'Invalid state and district code')
  const found = register(world).filter(
    one =>
      (name === undefined || one.name.toLowerCase().includes(name)) &&
      (!stateCode || one.stateCode === stateCode) &&
      (!districtCode || one.districtCode === districtCode),
  )
  return found.length > 0 ? json(200, found.map(shown)) : empty(204)
}

/** The register of facilities (abdm-v3 f.2; what is not found is 204 with nothing, corrections 27). */
export const providerLines = (world: World): Line[] => [
  {
    method: 'GET',
    path: `${GATEWAY_PATH}/providers/:id`,
    desk: 'gateway',
    handle: ({ params }) => {
      if (!/^[A-Za-z0-9_-]{1,50}$/.test(params.id ?? '')) return wrapped(400, 'ABDM-1015', 'Invalid provider id')
      const found = register(world).find(one => one.hipId === params.id)
      return found ? json(200, shown(found)) : empty(204)
    },
  },
  { method: 'GET', path: `${GATEWAY_PATH}/providers`, desk: 'gateway', handle: call => search(world, call) },
]
