import type { Files } from './files.ts'
import { type Finding, failed, unseen, warned, well } from './finding.ts'

const graphics = '/sys/class/drm'

/** The displays that are plugged in, as Linux' graphics drivers tell them. */
export async function checkDisplays({ names, text }: Files, platform: NodeJS.Platform): Promise<Finding> {
  if (platform !== 'linux') return unseen('display', 'only Linux tells', 'Look at the screen: it must fill the glass.')
  const entries = (await names(graphics)) ?? []
  const outputs = entries.filter(name => /^card\d+-/.test(name))
  if (outputs.length === 0)
    return warned(
      'display',
      `no graphics card is seen (${graphics})`,
      'Right in a container or a machine without graphics. On the kiosk: install its graphics driver.',
    )
  const seen = await Promise.all(
    outputs.map(async name => ({
      name: name.replace(/^card\d+-/, ''),
      isThere: (await text(`${graphics}/${name}/status`))?.trim() === 'connected',
      mode: (await text(`${graphics}/${name}/modes`))?.split('\n')[0] || 'size not told',
      isOff: (await text(`${graphics}/${name}/enabled`))?.trim() === 'disabled',
    })),
  )
  const there = seen.filter(({ isThere }) => isThere)
  if (there.length === 0)
    return failed(
      'display',
      `nothing is plugged into ${seen.map(({ name }) => name).join(', ')}`,
      'Plug the display in and switch it on; try another cable.',
    )
  const found = there.map(({ name, mode, isOff }) => `${name} ${mode}${isOff ? ', switched off' : ''}`).join('; ')
  if (there.every(({ isOff }) => isOff)) return warned('display', found, 'Wake the screen: a touch, or switch its blanking off.')
  // what Chromium draws without one may stand still under cage and weston
  if (!entries.some(name => /^renderD\d+$/.test(name)))
    return warned(
      'display',
      `${found}; no 3D driver`,
      'Install the firmware of the graphics card (Debian: firmware-misc-nonfree) and start the machine again.',
    )
  return there.length === 1
    ? well('display', found)
    : warned('display', found, 'Two displays: see that the kiosk is on the one with the glass, or unplug the other.')
}

/** How large the picture of the first display is, as it says itself (EDID 1.4); null: it does not say, or nobody asks it here. */
export async function pictureMm({ names, text, bytes }: Files): Promise<Picture | null> {
  for (const name of (await names(graphics)) ?? []) {
    if ((await text(`${graphics}/${name}/status`))?.trim() !== 'connected') continue
    const edid = await bytes(`${graphics}/${name}/edid`)
    const found = edid && pictureOf(edid)
    if (found) return found
  }
  return null
}

export interface Picture {
  longMm: number
  shortMm: number
}

/** Millimetres stand in the first detailed timing, centimetres in the head; projectors and cheap panels say 0. */
export function pictureOf(edid: Uint8Array): Picture | null {
  const at = (place: number) => edid[place] ?? 0
  const sizes = [
    [at(66) + ((at(68) & 0xf0) << 4), at(67) + ((at(68) & 0x0f) << 8)],
    [at(21) * 10, at(22) * 10],
  ]
  const [width = 0, height = 0] = sizes.find(([width = 0, height = 0]) => width >= 100 && height >= 50) ?? []
  return width === 0 ? null : { longMm: Math.max(width, height), shortMm: Math.min(width, height) }
}

const inputs = '/proc/bus/input/devices'

/** What a finger can touch, as Linux tells it. */
export async function checkTouch({ text }: Files, platform: NodeJS.Platform): Promise<Finding> {
  if (platform !== 'linux') return unseen('touch', 'only Linux tells', 'Touch the four corners of the first screen.')
  const told = await text(inputs)
  if (told === null) return unseen('touch', `${inputs} cannot be read`, 'Touch the four corners of the first screen.')
  const touched = touchScreens(told)
  return touched.length > 0
    ? well('touch', touched.join('; '))
    : failed('touch', 'no touch screen among the input devices', 'Plug in the USB cable of the touch screen; it is not the cable of the picture.')
}

const bit = { direct: 0x01, absX: 0x00, multiTouchX: 0x35, touch: 0x14a, finger: 0x145, pen: 0x140, leftButton: 0x110 }

/** Names of the touch screens in the text of /proc/bus/input/devices, told from pads, pens and mice by the same marks as udev does. */
export function touchScreens(devices: string): string[] {
  return devices.split(/\n\s*\n/).flatMap(block => {
    const bits = (kind: string) => bitsOf(new RegExp(`^B: ${kind}=(.*)$`, 'm').exec(block)?.[1] ?? '')
    const [prop, abs, key] = [bits('PROP'), bits('ABS'), bits('KEY')]
    const isPlace = abs(bit.absX) || abs(bit.multiTouchX)
    const isOther = key(bit.finger) || key(bit.pen) || key(bit.leftButton)
    if (!isPlace || !(prop(bit.direct) ? !key(bit.pen) : key(bit.touch) && !isOther)) return []
    return [/^N: Name="(.*)"$/m.exec(block)?.[1] || 'a touch screen of no name']
  })
}

/** The kernel writes a row of 64-bit words in hexadecimal, the highest first. */
function bitsOf(row: string): (bit: number) => boolean {
  const words = row.trim().split(/\s+/).reverse()
  return number => {
    const word = words[Math.floor(number / 64)] ?? ''
    return /^[0-9a-f]+$/i.test(word) && ((BigInt(`0x${word}`) >> BigInt(number % 64)) & 1n) === 1n
  }
}
