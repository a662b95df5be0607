import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** /proc/bus/input/devices of a kiosk: its glass (two ways to say so), a keyboard, a touch pad, a mouse. */
export const inputDevices = {
  glass: `I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK ILITEK-TP"
P: Phys=usb-0000:00:14.0-2/input0
H: Handlers=mouse0 event4
B: PROP=2
B: EV=1b
B: KEY=400 0 0 0 0 0
B: ABS=6608000 3
`,
  oldGlass: `I: Bus=0003 Vendor=0eef Product=0001 Version=0210
N: Name="eGalax Inc. USB TouchController"
B: PROP=0
B: EV=b
B: KEY=400 0 0 0 0 0
B: ABS=3
`,
  keyboard: `I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
B: PROP=0
B: EV=120013
B: KEY=402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe
`,
  pad: `I: Bus=0018 Vendor=06cb Product=7e7e Version=0100
N: Name="SYNA2393 Touchpad"
B: PROP=5
B: EV=b
B: KEY=e520 10000 0 0 0 0
B: ABS=2e0800000000003
`,
  mouse: `I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Logitech USB Optical Mouse"
B: PROP=0
B: EV=17
B: KEY=70000 0 0 0 0
B: REL=103
`,
}

const kiosk: Record<string, string> = {
  '/sys/class/drm/renderD128/dev': '226:128\n',
  '/sys/class/drm/card0-HDMI-A-1/status': 'connected\n',
  '/sys/class/drm/card0-HDMI-A-1/modes': '1080x1920\n1920x1080\n',
  '/sys/class/drm/card0-HDMI-A-1/enabled': 'enabled\n',
  '/sys/class/drm/card0-DP-1/status': 'disconnected\n',
  '/sys/class/drm/card0-DP-1/modes': '',
  '/sys/class/drm/card0-DP-1/enabled': 'disabled\n',
  '/proc/bus/input/devices': [inputDevices.keyboard, inputDevices.glass].join('\n'),
  '/proc/asound/cards': ' 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at 0xa1238000 irq 142\n',
  '/dev/video0': '',
  '/dev/video1': '',
  '/sys/class/video4linux/video0/name': 'HD Pro Webcam C920\n',
  '/sys/class/video4linux/video0/index': '0\n',
  '/sys/class/video4linux/video1/name': 'HD Pro Webcam C920\n',
  '/sys/class/video4linux/video1/index': '1\n',
}

/** Makes `folder` look like the root of a whole kiosk; `change`: files otherwise, null: not there. */
export function machineUnder(folder: string, change: Readonly<Record<string, string | null>> = {}): string {
  for (const [path, text] of Object.entries({ ...kiosk, ...change })) {
    if (text === null) continue
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}
