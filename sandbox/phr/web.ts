import { cardPng, cardQrText, qrPng } from '../identity/card.ts'
import { invalidLoginId, invalidOtpValue, isOtp } from '../identity/input.ts'
import { inManner } from '../identity/manner.ts'
import { cardAnswer } from '../identity/pictures.ts'
import { forHolder } from '../identity/profile.ts'
import { kycStatus, photo, phrProfile } from '../identity/shapes.ts'
import { byAadhaarOf, byMobileOf } from '../identity/target.ts'
import { atVerify, uidaiSays } from '../identity/uidai.ts'
import { userTokens } from '../identity/user-tokens.ts'
import { type Answer, at, json, png, sameList, textAt } from '../wire/answer.ts'
import { keyed, listed, locked, noSuchPath, oneOf, unknownTxn } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import { maskedTail, sendCode, sentence } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import { fullName } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { deactivated, userNotFound } from './users.ts'

const BASE = '/abha/api/v3/phr/web/login'
const SCOPES = { mobile: ['abha-address-login', 'mobile-verify'], aadhaar: ['abha-address-login', 'aadhaar-verify'] } as const

/** The key is not settled: the ABHA service's, or the PHR app's (abdm-v3 b.1, corrections 18). */
const opened = (world: World, value: unknown): string | null => decrypt(world.keys[world.switches.phrWebKey], value)

function search(world: World, { body }: Call): Answer {
  const address = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  const account = world.registry.byAddress(address)
  if (!account) return userNotFound(world)
  const blocked = account.person.mobileBlocked === true
  return json(200, {
    healthIdNumber: account.number,
    abhaAddress: address,
    authMethods: [...(account.mobile && !blocked ? ['MOBILE_OTP'] : []), ...(account.number ? ['AADHAAR_OTP'] : [])],
    blockedAuthMethods: blocked ? ['MOBILE_OTP'] : [],
    status: account.status,
    message: null,
    fullName: fullName(account.person),
    mobile: account.mobile ? maskedTail(account.mobile, 4) : null,
  })
}

function requestOtp(world: World, { body }: Call): Answer {
  const aadhaar = sameList(at(body, 'scope'), SCOPES.aadhaar)
  if (!aadhaar && !sameList(at(body, 'scope'), SCOPES.mobile)) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (textAt(body, 'loginHint') !== 'abha-address') return keyed(world, 400, 'loginHint', 'Invalid Login Hint')
  if (textAt(body, 'otpSystem') !== (aadhaar ? 'aadhaar' : 'abdm')) return keyed(world, 400, 'otpSystem', 'Invalid Otp System')
  const address = opened(world, at(body, 'loginId'))?.toLowerCase()
  if (!address) return invalidLoginId(world)
  const account = world.registry.byAddress(address)
  if (!account) return userNotFound(world)
  if (account.status === 'DEACTIVATED') return deactivated()
  const leg = aadhaar ? byAadhaarOf(world, account, 'abha') : byMobileOf(world, account)
  if (!leg.ok) return leg.answer
  const txn = world.transactions.open({ route: `phrWeb.${aadhaar ? 'aadhaar' : 'mobile'}`, accountIds: [account.id], address })
  if (!sendCode(world, txn, leg.value.receiver, leg.value.mobile, leg.value.sms)) return locked(world)
  return json(200, {
    txnId: txn.txnId,
    message: sentence(world, `OTP sent to ${aadhaar ? 'Aadhaar registered ' : ''}mobile number`, leg.value.mobile),
  })
}

function verify(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (!txn?.receiver || !txn.route.startsWith('phrWeb.') || !account) return unknownTxn(world)
  const aadhaar = txn.route === 'phrWeb.aadhaar'
  if (!sameList(at(body, 'scope'), aadhaar ? SCOPES.aadhaar : SCOPES.mobile)) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = opened(world, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const down = aadhaar ? atVerify(world, 'abha') : null
  if (down) return down
  const failed = (message: string) => json(200, { txnId: txn.txnId, message, authResult: 'failed', users: [] })
  switch (world.otps.check(txn.receiver, txn.txnId, code)) {
    case 'blocked':
      return locked(world)
    case 'expired':
      return failed('OTP expired, please try again')
    case 'spent':
      return aadhaar ? uidaiSays(world, '403') : failed('OTP expired, please try again')
    case 'wrong':
      return oneOf(
        world,
        `phrWeb.wrong.${aadhaar}`,
        aadhaar
          ? [listed(400, 'ABDM-1204', 'UIDAI Error code:400 : Invalid Aadhaar OTP value.')]
          : [failed('Please enter a valid OTP. Entered OTP is either expired or incorrect.'), invalidOtpValue(world)],
        'otpShape',
      )
    case 'right':
  }
  const address = txn.address ?? account.preferred
  return json(200, {
    message: 'OTP verified successfully',
    authResult: 'success',
    users: [
      {
        abhaAddress: address,
        fullName: fullName(account.person),
        profilePhoto: photo(account.person),
        abhaNumber: account.number,
        status: account.status,
        kycStatus: kycStatus(account),
      },
    ],
    tokens: { ...userTokens(world, account, 'phrWeb', address), switchProfileEnabled: false },
  })
}

/** PHR web login by ABHA address (abdm-v3 e.3, corrections 18, 24, 34, 35). */
export const phrWebLines = (world: World): Line[] => {
  // two spellings of the pictures' paths were seen; a switch says which are there (abdm-v3 c.9)
  const at = (paths: 'nha' | 'sdk', path: string, handle: Line['handle']): Line => ({
    method: 'GET',
    path: `${BASE}${path}`,
    desk: 'profile',
    handle: call => (world.switches.webPaths === paths ? handle(call) : noSuchPath(world, `${BASE}${path}`)),
  })
  const card = forHolder(world, 'phrWeb', 'card', async (account, { address }) => cardAnswer(world, 202, await cardPng(world, account, address)))
  const qr = forHolder(world, 'phrWeb', 'qr', (account, { address }) => png(200, qrPng(cardQrText(world, account, address))))
  return inManner(world, 'phr', [
    { method: 'POST', path: `${BASE}/abha/search`, desk: 'phrSearch', handle: call => search(world, call) },
    { method: 'POST', path: `${BASE}/abha/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
    { method: 'POST', path: `${BASE}/abha/verify`, desk: 'identity', handle: call => verify(world, call) },
    {
      method: 'GET',
      path: `${BASE}/profile/abha-profile`,
      desk: 'profile',
      handle: forHolder(world, 'phrWeb', 'profile', (account, { address }) => json(200, phrProfile(world, account, address, true))),
    },
    at('nha', '/profile/abha/phr-card', card),
    at('nha', '/profile/abha/qr-code', qr),
    at('sdk', '/abha/phr-card', card),
    at('sdk', '/profile/abha/qrcode', qr),
  ])
}
