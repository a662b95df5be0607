import { spawn } from 'node:child_process'
import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** A whole machine in QEMU, with a screen of that size in pixels and a finger. Its QEMU machine protocol is QEMU's own. */
export interface Emulated {
  /** writes what is on its screen as PNG and says how many colours it has */
  picture(file: string): Promise<number>
  /** touches that pixel for a third of a second */
  touch(x: number, y: number): Promise<void>
  /** pulls the plug */
  off(): Promise<void>
}

interface Machine {
  disk: string
  kernel: string
  initrd: string
  /** where its console and its log go to */
  serial: string
  /** of the socket it is driven by */
  control: string
  screen: readonly [number, number]
  /** a display number: 127.0.0.1:5900 and so many */
  vnc: number | null
  kvm: boolean
}

const across = 32_767

/**
 * Starts it from its kernel. Without KVM all its instructions are translated: some thirty times slower than a real one, and of an old processor, because the
 * translation of newer vector instructions makes Chromium's drawing process crash.
 */
export async function startEmulated({ disk, kernel, initrd, serial, control, screen, vnc, kvm }: Machine): Promise<Emulated> {
  const [width, height] = screen
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...[
        '-machine',
        'q35',
        '-smp',
        '2',
        '-m',
        '4096',
        ...(kvm ? ['-accel', 'kvm', '-cpu', 'host'] : ['-accel', 'tcg,thread=multi', '-cpu', 'Nehalem']),
      ],
      ...['-kernel', kernel, '-initrd', initrd],
      ...['-append', 'root=/dev/vda rw net.ifnames=0 console=tty0 console=ttyS0 quiet loglevel=3 systemd.journald.forward_to_console=1'],
      ...['-drive', `file=${disk},format=raw,if=virtio,cache=unsafe`],
      ...['-device', `virtio-vga,xres=${width},yres=${height}`, '-display', vnc === null ? 'none' : `vnc=127.0.0.1:${vnc}`],
      ...['-device', 'qemu-xhci', '-device', 'usb-tablet', '-nic', 'user,model=virtio-net-pci', '-device', 'virtio-rng-pci'],
      ...['-serial', `file:${serial}`, '-qmp', `unix:${control},server=on,wait=off`, '-no-reboot'],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const gone = new Promise<void>(resolve => qemu.once('exit', () => resolve()))
  const tell = await controlOf(control, () => qemu.exitCode === null)
  const move = (axis: 'x' | 'y', to: number) => ({ type: 'abs', data: { axis, value: Math.round(to * across) } })
  const button = (down: boolean) => ({ type: 'btn', data: { down, button: 'left' } })
  const send = (...events: object[]) => tell('input-send-event', { events })
  return {
    picture: async file => {
      await tell('screendump', { filename: file, format: 'png' })
      return coloursOf(file)
    },
    touch: async (x, y) => {
      await send(move('x', x / width), move('y', y / height))
      await wait(300)
      await send(button(true))
      await wait(300)
      await send(button(false))
    },
    off: async () => {
      qemu.kill('SIGKILL')
      await gone
    },
  }
}

type Tell = (execute: string, args?: object) => Promise<unknown>

/** One command after the other; QEMU answers each with "return" or "error" and says other things in between. */
async function controlOf(path: string, alive: () => boolean): Promise<Tell> {
  const socket = await connected(path, alive)
  const answers: { resolve(value: unknown): void; reject(error: Error): void }[] = []
  createInterface({ input: socket }).on('line', line => {
    const said = JSON.parse(line) as { return?: unknown; error?: { desc: string } }
    if (said.error) answers.shift()?.reject(new Error(`QEMU: ${said.error.desc}`))
    else if ('return' in said) answers.shift()?.resolve(said.return)
  })
  socket.on('close', () => {
    for (const { reject } of answers.splice(0)) reject(new Error('QEMU has ended'))
  })
  const tell: Tell = (execute, args = {}) => {
    socket.write(`${JSON.stringify({ execute, arguments: args })}\n`)
    return new Promise((resolve, reject) => answers.push({ resolve, reject }))
  }
  await tell('qmp_capabilities')
  return tell
}

async function connected(path: string, alive: () => boolean): Promise<Socket> {
  while (alive()) {
    const socket = createConnection(path)
    const there = await new Promise<boolean>(resolve => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)))
    if (there) return socket
    await wait(200)
  }
  throw new Error('QEMU did not start')
}

async function coloursOf(file: string): Promise<number> {
  const image = await loadImage(file)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size
}
