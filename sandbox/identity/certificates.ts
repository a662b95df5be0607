import { json } from '../wire/answer.ts'
import type { Line } from '../wire/route.ts'
import { publicKeyText } from '../world/keys.ts'
import type { World } from '../world/world.ts'

const encryptionAlgorithm = 'RSA/ECB/OAEPWithSHA-1AndMGF1Padding'

/** The two public keys (abdm-v3 b.1). */
export const certificateLines = (world: World): Line[] => [
  {
    method: 'GET',
    path: '/abha/api/v3/profile/public/certificate',
    desk: 'certificate',
    handle: () => json(200, { publicKey: publicKeyText(world.keys.profile), encryptionAlgorithm }),
  },
  {
    method: 'GET',
    path: '/abha/api/v3/phr/app/login/public/certificate',
    desk: 'certificate',
    handle: () => json(200, { publicKey: publicKeyText(world.keys.phr), encryptionAlgorithm }),
  },
]
