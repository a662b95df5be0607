import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const rules = join(import.meta.dirname, '../../install/linux/etc/udev/rules.d')

/** A device as the kernel would show it in /sys: what hangs on a USB socket, and the file it gets in /dev. */
export interface Plugged {
  vendor: string
  serial: string | null
  /** 02 communication, 03 keyboard, 07 printer, 08 disk */
  interfaceClass: string
  /** where it stands below its USB interface: tty/ttyACM0, usbmisc/lp0, input/input7/event7 */
  node: string
  subsystem: string
  /** the whole answer of a program that looks into a disk, for what is no part of /sys */
  properties?: Record<string, string>
}

export interface Judged {
  properties: Record<string, string>
  links: string[]
  group: string | null
  /** marks it carries now, as udev's own record has them */
  tags: string[]
  /** what was written into files of /sys, such as power/control */
  power: Record<string, string>
}

const hub = 'devices/pci0000:00/0000:00:14.0/usb1'

/** What the machine's own udev makes of that device with its own rules and ours: in name spaces of its own, on a /sys made in `folder`. */
export function judge(folder: string, device: Plugged): Judged {
  const sys = join(folder, 'sys')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(sys, path)), { recursive: true })
    writeFileSync(join(sys, path), `${text}\n`)
  }
  const kind = (path: string, name: string) => {
    mkdirSync(join(sys, 'class', name), { recursive: true })
    symlinkSync(join('../'.repeat(path.split('/').length), 'class', name), join(sys, path, 'subsystem'))
  }
  const usb = `${hub}/1-2`
  const face = `${usb}/1-2:1.0`
  const node = `${face}/${device.node}`
  // a root hub has a serial number of its own; it must not be taken for that of a device without one
  write(`${hub}/idVendor`, '1d6b')
  write(`${hub}/serial`, '0000:00:14.0')
  write(`${hub}/uevent`, 'DEVTYPE=usb_device')
  kind(hub, 'usb')
  write(`${usb}/idVendor`, device.vendor)
  write(`${usb}/idProduct`, '0001')
  if (device.serial) write(`${usb}/serial`, device.serial)
  write(`${usb}/power/wakeup`, 'enabled')
  write(`${usb}/power/control`, 'auto')
  write(`${usb}/uevent`, 'DEVTYPE=usb_device\nMAJOR=189\nMINOR=1\nDEVNAME=bus/usb/001/002')
  kind(usb, 'usb')
  write(`${face}/bInterfaceClass`, device.interfaceClass)
  write(`${face}/bInterfaceSubClass`, '00')
  write(`${face}/bInterfaceNumber`, '00')
  write(`${face}/uevent`, 'DEVTYPE=usb_interface')
  kind(face, 'usb')
  const name = device.node.split('/').at(-1)
  write(
    `${node}/uevent`,
    `MAJOR=166\nMINOR=0\nDEVNAME=${device.subsystem === 'usbmisc' ? 'usb/' : device.subsystem === 'input' ? 'input/' : ''}${name}`,
  )
  if (device.subsystem === 'input') write(`${node}/../capabilities/key`, '10000000000000 0 0 0 fffffffffffffffe')
  kind(node, device.subsystem)

  const given = Object.entries(device.properties ?? {}).map(([key, value]) => `ENV{${key}}="${value}"`)
  mkdirSync(join(folder, 'rules'), { recursive: true })
  if (given.length > 0) writeFileSync(join(folder, 'rules/65-given.rules'), `${given.join(', ')}\n`)
  const script = `
    set -e
    for file in ${rules}/*; do ln -s "$file" ${folder}/rules/; done
    mount -t tmpfs none /run
    mkdir -p /run/udev/rules.d
    mount --bind ${folder}/rules /run/udev/rules.d
    mount -t tmpfs none /dev
    mknod -m 666 /dev/null c 1 3
    mount --bind ${sys} /sys
    for path in ${usb} ${node}; do udevadm test --action=add "/sys/$path" 2>&1; done
    cat /run/udev/data/*`
  const said = execFileSync('unshare', ['--mount', 'sh', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_DEVICE_VERIFY_SYSFS: '0', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  })
  const properties = Object.fromEntries([...said.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, key, value]) => [key as string, value as string]))
  const tags = [...said.matchAll(/^Q:(.+)$/gm)].map(([, tag]) => tag as string)
  const read = (path: string) => execFileSync('cat', [join(sys, usb, path)], { encoding: 'utf8' })
  return {
    properties,
    tags,
    links: (properties.DEVLINKS ?? '')
      .split(' ')
      .filter(link => link.startsWith('/dev/abha-kiosk/'))
      .sort(),
    group: [...said.matchAll(/72-abha-kiosk\.rules:\d+ GROUP (\d+)/g)].at(-1)?.[1] ?? null,
    // a file that is no /sys keeps what stood behind the new word
    power: { control: read('power/control').slice(0, 2), wakeup: read('power/wakeup').trim() },
  }
}
