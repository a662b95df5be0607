// Installs a package on a bare Debian, switches that machine on in QEMU and says what is on its glass. As root, with mmdebstrap, qemu-system-x86 and e2fsprogs.
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPretendPrinter } from '../sandbox/printer/server.ts'
import { startSandbox } from '../sandbox/server.ts'
import { writeDemoConfig } from './lib/demo-config.ts'
import { startEmulated } from './lib/emulated.ts'
import { freePort } from './lib/ports.ts'
import { run } from './lib/run.mjs'
import { root, Sentence, say } from './lib/say.mjs'

/** the desk as the machine sees it, on the ports that its firewall lets out */
const desk = '10.0.2.2'
const ports = { abdm: 80, printer: 9100 }
/** the screens are paper and ink before anything is drawn; a drawn one has thousands of colours */
const drawn = 500

const { values } = parseArgs({
  options: {
    package: { type: 'string' },
    pictures: { type: 'string', default: 'boot' },
    touch: { type: 'string', multiple: true, default: [] },
    bare: { type: 'string' },
    minutes: { type: 'string', default: '20' },
    kvm: { type: 'boolean', default: false },
    stay: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help || !values.package) {
  console.log(`npm run boot -- --package FILE.deb [options]   as root; some ten minutes, with --kvm three

  --package FILE   packed with --test-journal: the machine is set up as the demo, which a hospital's package refuses
  --touch X,Y      then touches that pixel of 1080 by 1920; again for the next
  --pictures DIR   a picture of the glass before and after each touch (default: boot)
  --bare FILE.tar  the bare Debian from this file; made and kept there when it is not there yet
  --kvm            where this machine's processor can
  --minutes N      how long the glass may take (default: 20)
  --stay           leaves it on until Ctrl-C, its screen at 127.0.0.1:5901 for a VNC viewer, ABDM's dock at http://127.0.0.1/

Ends with 0 when something is drawn on the glass, with 1 when not; then machine.log beside the pictures says why.`)
  process.exitCode = values.help ? 0 : 64
} else {
  const work = mkdtempSync(join(tmpdir(), 'boot-'))
  try {
    process.exitCode = (await boot(values.package, work)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Sentence)) throw error
    console.error(error.message)
    process.exitCode = 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function boot(packageFile: string, work: string): Promise<boolean> {
  const system = join(work, 'root')
  const disk = join(work, 'disk.img')
  mkdirSync(values.pictures, { recursive: true })

  for (const port of Object.values(ports))
    if ((await freePort(port)) !== port)
      throw new Sentence(`port ${port} is taken; the machine looks for ABDM at ${ports.abdm} and for its printer at ${ports.printer}`)

  say('a bare Debian')
  const bare = values.bare ?? join(work, 'bare.tar')
  if (!existsSync(bare))
    await run('mmdebstrap', [
      '--quiet',
      '--variant=important',
      '--include=ca-certificates,linux-image-amd64,ifupdown,isc-dhcp-client',
      'bookworm',
      bare,
    ])
  mkdirSync(system)
  await run('tar', ['-xf', bare, '-C', system, '--numeric-owner'])
  writeFileSync(join(system, 'etc/fstab'), '/dev/vda / ext4 errors=remount-ro 0 1\n')
  writeFileSync(join(system, 'etc/network/interfaces.d/eth0'), 'auto eth0\niface eth0 inet dhcp\n')
  await run('cp', ['/etc/resolv.conf', join(system, 'etc/resolv.conf')])

  say('install')
  await run('mount', ['-t', 'proc', 'proc', join(system, 'proc')])
  try {
    await run('chroot', [system, 'apt-get', '-qq', 'update'])
    await install(system, packageFile)
  } finally {
    await run('umount', [join(system, 'proc')])
  }

  say('its disk')
  await run('truncate', ['-s', '6G', disk])
  await run('mkfs.ext4', ['-q', '-d', system, disk])
  const [kernel, initrd] = ['vmlinuz-', 'initrd.img-'].map(name => {
    const file = readdirSync(join(system, 'boot')).find(one => one.startsWith(name))
    if (!file) throw new Sentence(`the bare system has no ${name}*`)
    return join(system, 'boot', file)
  })

  const printer = await startPretendPrinter({ port: ports.printer, speed: 0 })
  const sandbox = await startSandbox({ port: ports.abdm, printerUrl: `http://127.0.0.1:${printer.httpPort}` })
  say('switched on')
  const machine = await startEmulated({
    disk,
    kernel: kernel as string,
    initrd: initrd as string,
    serial: join(values.pictures, 'machine.log'),
    control: join(work, 'control'),
    screen: [1080, 1920],
    vnc: values.stay ? 1 : null,
    kvm: values.kvm,
  })
  try {
    return await look(machine)
  } finally {
    await machine.off()
    await sandbox.close()
    await printer.close()
  }
}

/** Everything a person does on the machine: install, the config, the secret, install again. */
async function install(system: string, packageFile: string): Promise<void> {
  const installer = join(root, 'install/linux/install')
  const config = join(system, 'etc/abha-kiosk/kiosk.config.yaml')
  const credentials = join(system, 'etc/abha-kiosk/credentials.json')
  await run(installer, ['--root', system, '--package', packageFile])
  const written = join(system, 'root/demo')
  const text = readFileSync(
    writeDemoConfig(written, {
      sandbox: `http://${desk}`,
      printerPort: ports.printer,
      change: told => told.replace('host: 127.0.0.1', `host: ${desk}`),
    }),
    'utf8',
  )
  writeFileSync(
    config,
    text.replaceAll(join(written, 'credentials.json'), '/etc/abha-kiosk/credentials.json').replaceAll(join(written, 'data'), '/var/lib/abha-kiosk'),
  )
  writeFileSync(credentials, readFileSync(join(written, 'credentials.json')))
  rmSync(written, { recursive: true })
  const user = /^abha-kiosk:[^:]*:(\d+):(\d+):/m.exec(readFileSync(join(system, 'etc/passwd'), 'utf8'))
  if (!user) throw new Sentence('install made no user abha-kiosk')
  chownSync(credentials, Number(user[1]), Number(user[2]))
  chmodSync(credentials, 0o600)
  await run(installer, ['--root', system])
  // no graphics card, and a processor thirty times slower
  writeFileSync(join(system, 'etc/default/abha-kiosk'), 'COMPOSITOR=cage\nROTATE=0\nWLR_RENDERER=pixman\nKIOSK_ARGUMENTS=--disable-gpu\n')
  const slower = join(system, 'etc/systemd/system/abha-kiosk.service.d')
  mkdirSync(slower, { recursive: true })
  writeFileSync(join(slower, 'slower.conf'), '[Service]\nTimeoutStartSec=40min\nWatchdogSec=20min\n')
}

async function look(machine: Awaited<ReturnType<typeof startEmulated>>): Promise<boolean> {
  const picture = (number: number) => machine.picture(resolve(values.pictures, `glass-${number}.png`))
  const until = Date.now() + Number(values.minutes) * 60_000
  while ((await picture(0)) < drawn) {
    if (Date.now() > until) return false
    await wait(5000)
  }
  // the picture may have been taken half way
  await wait(15_000)
  await picture(0)
  say(`the glass is drawn: ${values.pictures}/glass-0.png`)
  for (const [index, at] of values.touch.entries()) {
    const [x, y] = at.split(',').map(Number)
    await machine.touch(x as number, y as number)
    await wait(15_000)
    await picture(index + 1)
    say(`touched ${at}: glass-${index + 1}.png`)
  }
  if (values.stay) await new Promise(left => process.once('SIGINT', left))
  return true
}
