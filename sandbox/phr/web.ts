import { cardPng, cardQrText, qrPng } from '../identity/card.ts'
import { invalidLoginId, invalidOtpValue, isOtp } from '../identity/input.ts'
import { byAadhaarOf, byMobileOf } from '../identity/login.ts'
import { forHolder } from '../identity/profile.ts'
import { phrProfile } from '../identity/shapes.ts'
import { type Answer, at, json, png, sameList, textAt } from '../wire/answer.ts'
import { flat, keyed, locked, oneOf, uidaiNumbered, unknownTxn } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import { masked, sendCode } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import { fullName } from '../world/people.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

const BASE = '/abha/api/v3/phr/web/login'
const SCOPES = { mobile: ['abha-address-login', 'mobile-verify'], aadhaar: ['abha-address-login', 'aadhaar-verify'] } as const

const notFound = (world: World): Answer =>
  oneOf(world, 'phrWeb.user', [flat(400, 'ABDM-1211', 'User not found.'), flat(400, 'ABDM-9999', 'User not found')])

function search(world: World, { body }: Call): Answer {
  const address = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  const account = world.registry.byAddress(address)
  if (!account) return notFound(world)
  return json(200, {
    healthIdNumber: account.number,
    abhaAddress: address,
    authMethods: [...(account.mobile ? ['MOBILE_OTP'] : []), ...(account.number ? ['AADHAAR_OTP'] : [])],
    blockedAuthMethods: [],
    status: account.status,
    message: null,
    fullName: fullName(account.person),
    mobile: `${account.mobile?.slice(0, 4) ?? ''}******`,
  })
}

function requestOtp(world: World, { body }: Call): Answer {
  const aadhaar = sameList(at(body, 'scope'), SCOPES.aadhaar)
  if (!aadhaar && !sameList(at(body, 'scope'), SCOPES.mobile)) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (textAt(body, 'loginHint') !== 'abha-address') return keyed(world, 400, 'loginHint', 'Invalid Login Hint')
  if (textAt(body, 'otpSystem') !== (aadhaar ? 'aadhaar' : 'abdm')) return keyed(world, 400, 'otpSystem', 'Invalid Otp System')
  const address = decrypt(world.keys.profile, at(body, 'loginId'))?.toLowerCase()
  if (!address) return invalidLoginId(world)
  const account = world.registry.byAddress(address)
  if (!account) return notFound(world)
  if (account.status === 'DEACTIVATED') return flat(400, 'ABDM-1308', 'ABHA is deactivated')
  const leg = aadhaar ? byAadhaarOf(world, account, 'abha') : byMobileOf(account)
  if (!leg.ok) return leg.answer
  const txn = world.transactions.open({ route: `phrWeb.${aadhaar ? 'aadhaar' : 'mobile'}`, accountIds: [account.id], address })
  if (!sendCode(world, txn, leg.value.receiver, leg.value.mobile, leg.value.sms)) return locked(world)
  return json(200, {
    txnId: txn.txnId,
    message: `OTP sent to ${aadhaar ? 'Aadhaar registered ' : ''}mobile number ending with ${masked(leg.value.mobile)}`,
  })
}

function verify(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (!txn?.receiver || !txn.route.startsWith('phrWeb.') || !account) return unknownTxn(world)
  const aadhaar = txn.route === 'phrWeb.aadhaar'
  if (!sameList(at(body, 'scope'), aadhaar ? SCOPES.aadhaar : SCOPES.mobile)) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.profile, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const failed = (message: string) => json(200, { txnId: txn.txnId, message, authResult: 'failed', users: [] })
  switch (world.otps.check(txn.receiver, txn.txnId, code)) {
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
      return aadhaar ? uidaiNumbered('403') : failed('OTP expired, please try again')
    case 'wrong':
      return oneOf(
        world,
        `phrWeb.wrong.${aadhaar}`,
        aadhaar
          ? [json(400, [{ code: 'ABDM-1204: ', message: 'UIDAI Error code:400 : Invalid Aadhaar OTP value.' }])]
          : [failed('Please enter a valid OTP. Entered OTP is either expired or incorrect.'), invalidOtpValue(world)],
        'otpShape',
      )
    case 'right':
  }
  const address = txn.address ?? account.preferred
  const profile = phrProfile(account, address, true)
  const who = { family: 'phrWeb', accountId: account.id, address } as const
  return json(200, {
    message: 'OTP verified successfully',
    authResult: 'success',
    users: [
      {
        abhaAddress: address,
        fullName: profile.fullName,
        profilePhoto: profile.profilePhoto,
        abhaNumber: account.number,
        status: account.status,
        kycStatus: profile.kycStatus,
      },
    ],
    tokens: {
      token: world.tokens.issue({ kind: 'user', ...who }, LIFE.user),
      expiresIn: LIFE.user,
      refreshToken: world.tokens.issue({ kind: 'refresh', ...who }, LIFE.refresh),
      refreshExpiresIn: LIFE.refresh,
      switchProfileEnabled: false,
    },
  })
}

/** PHR web login by ABHA address (abdm-v3 e.3); the 4096-bit key (corrections 18). */
export const phrWebLines = (world: World): Line[] => [
  { method: 'POST', path: `${BASE}/abha/search`, desk: 'phrSearch', handle: call => search(world, call) },
  { method: 'POST', path: `${BASE}/abha/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
  { method: 'POST', path: `${BASE}/abha/verify`, desk: 'identity', handle: call => verify(world, call) },
  {
    method: 'GET',
    path: `${BASE}/profile/abha-profile`,
    desk: 'profile',
    handle: forHolder(world, 'phrWeb', (account, { address }) => json(200, phrProfile(account, address, true))),
  },
  {
    method: 'GET',
    path: `${BASE}/profile/abha/phr-card`,
    desk: 'profile',
    handle: forHolder(world, 'phrWeb', async (account, { address }) => png(202, await cardPng(account, address))),
  },
  {
    method: 'GET',
    path: `${BASE}/profile/abha/qr-code`,
    desk: 'profile',
    handle: forHolder(world, 'phrWeb', (account, { address }) => png(200, qrPng(cardQrText(account, address)))),
  },
]
