import type { AbdmConfig } from '../abdm/index.ts'
import type { Config } from './config.ts'

/** Which ABDM the config means, in the words of `abdm`. */
export const abdmConfigOf = ({ abdm }: Config): AbdmConfig => ({
  urls: abdm.urls,
  xCmId: abdm.cmId,
  hiuId: abdm.hiuId,
  authTokenStyle: abdm.authTokenStyle,
  phrWebKey: abdm.phrWebKey,
  demographic: abdm.demographic,
  tokensBy: abdm.tokens,
})
