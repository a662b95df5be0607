import { cardPng, cardQrText, qrPng } from '../identity/card.ts'
import { inManner } from '../identity/manner.ts'
import { cardAnswer } from '../identity/pictures.ts'
import { forHolder, logout, refresh } from '../identity/profile.ts'
import { phrProfile } from '../identity/shapes.ts'
import { type Answer, json, png } from '../wire/answer.ts'
import { accessDenied, oneOf, wrapped } from '../wire/faults.ts'
import { header } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import type { World } from '../world/world.ts'
import { phrEnrolLines } from './enrol.ts'
import { phrLoginLines } from './login.ts'

const PROFILE = '/abha/api/v3/phr/app/login/profile'

/** One document wants X-AUTH-TOKEN beside X-token, the other does not (corrections 4); any profile call may be denied (corrections 38). */
const guarded =
  (world: World, handle: (call: Call) => Answer | Promise<Answer>) =>
  (call: Call): Answer | Promise<Answer> => {
    if (world.switches.accessDenied) return accessDenied()
    const second = (header(call.headers, 'X-AUTH-TOKEN') ?? '').replace(/^Bearer /, '')
    if (world.switches.phrAuthTokenToo && world.tokens.look(second, 'user').kind !== 'good')
      return oneOf(world, 'phr.authToken', [wrapped(401, 'ABDM-1065', 'Invalid X-AUTH-TOKEN'), wrapped(401, 'ABDM-2401', 'Invalid X-AUTH-TOKEN')])
    return handle(call)
  }

/** The PHR app: enrolment of addresses, login, and what a login opens (abdm-v3 e.5, corrections 8, 14, 24, 25). */
export const phrAppLines = (world: World): Line[] =>
  inManner(world, 'phr', [
    ...phrEnrolLines(world),
    ...phrLoginLines(world),
    {
      method: 'GET',
      path: PROFILE,
      desk: 'profile',
      handle: guarded(
        world,
        forHolder(world, 'phrApp', 'profile', (account, { address }) => json(200, phrProfile(world, account, address, false))),
      ),
    },
    {
      method: 'GET',
      path: `${PROFILE}/phrCard`,
      desk: 'profile',
      handle: guarded(
        world,
        forHolder(world, 'phrApp', 'card', async (account, { address }) => cardAnswer(world, 202, await cardPng(world, account, address))),
      ),
    },
    {
      method: 'GET',
      path: `${PROFILE}/qrCode`,
      desk: 'profile',
      handle: guarded(
        world,
        forHolder(world, 'phrApp', 'qr', (account, { address }) => png(202, qrPng(cardQrText(world, account, address)))),
      ),
    },
    { method: 'GET', path: `${PROFILE}/request/token`, desk: 'profile', handle: call => refresh(world, 'phrApp', call) },
    { method: 'GET', path: `${PROFILE}/request/logout`, desk: 'profile', handle: call => logout(world, 'phrApp', call) },
  ])
