import type { Files } from './files.ts'
import { type Finding, failed, unseen, well } from './finding.ts'

const cards = '/proc/asound/cards'
const byHand = 'Open the staff’s room, "check this kiosk", and listen.'

export async function checkSound({ text }: Files, platform: NodeJS.Platform): Promise<Finding> {
  if (platform !== 'linux') return unseen('sound', 'only Linux tells', byHand)
  // " 0 [PCH            ]: HDA-Intel - HDA Intel PCH"
  const names = [...((await text(cards)) ?? '').matchAll(/^\s*\d+ \[.*?\]: .* - (.+)$/gm)].map(([, name]) => name)
  return names.length > 0
    ? well('sound', `${names.join('; ')} (whether it is loud enough, an ear must say: the staff’s check)`)
    : failed(
        'sound',
        'no sound card; who cannot read is lost without the voice',
        'Switch the sound on in the BIOS, or plug in a USB speaker. Then: aplay -l',
      )
}
