import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const installScript = join(import.meta.dirname, '../../install/linux/install')

// Stands for the system's own package manager, the one thing that a made-up root cannot do: keeps dpkg's list of what is installed, brings a dependency with cage, and
// takes away with it what only it needed. Everything else (users, units, files) is done by the real commands.
const chroot = `#!/bin/bash
set -eu
root=$1; shift 3
echo "$*" >>"$root/../said"
status=$root/var/lib/dpkg/status
add() { grep -qx "Package: $1" "$status" || printf 'Package: %s\\nStatus: install ok installed\\nVersion: %s\\nArchitecture: all\\nMaintainer: x\\nDescription: x\\n\\n' "$1" "\${2:-1}" >>"$status"; }
remove() { awk -v name="Package: $1" 'BEGIN { RS = ""; ORS = "\\n\\n" } index($0, name "\\n") != 1' "$status" >"$status.new"; mv "$status.new" "$status"; }
case "$*" in
*' install '*)
  for word; do case $word in
  apt-get | install | -*) ;;
  *.deb) remove abha-kiosk; add abha-kiosk "$(dpkg-deb -f "$root$word" Version)"; ln -sf /opt/abha-kiosk/abha-kiosk "$root/usr/bin/abha-kiosk" ;;
  cage) add cage; add libwlroots10 ;;
  *) add "$word" ;;
  esac; done ;;
*' autoremove') sed 's/.*/Remv & [1]/' "$root/../auto" ;;
apt-mark*) shift 2; printf '%s\\n' "$@" >"$root/../auto" ;;
*' purge '*) for word; do case $word in abha-kiosk) rm -f "$root/usr/bin/abha-kiosk" ;; esac; remove "$word"; done ;;
update-grub | *' update') ;;
*) echo "not known here: $*" >&2; exit 1 ;;
esac
`

const unit = (wantedBy: string) => `[Unit]\nDescription=x\n[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=${wantedBy}\n`

export interface BareRoot {
  root: string
  /** runs install/linux/install on it */
  run: (...args: string[]) => { code: number | null; said: string }
  /** every path with kind, mode, owner and content */
  picture: () => string[]
  /** a package of the kiosk's program, of that version */
  deb: (version: string) => string
  write: (path: string, text: string) => void
  read: (path: string) => string
  /** what was asked of the package manager */
  asked: () => string[]
  remove: () => void
}

function fill(root: string, write: BareRoot['write']) {
  const groups = 'root:x:0:\naudio:x:29:\ndialout:x:20:\nlp:x:7:\nrender:x:106:\nvideo:x:44:\n'
  write('etc/os-release', 'ID=debian\nVERSION_ID="12"\n')
  write('etc/passwd', 'root:x:0:0:root:/root:/bin/bash\n')
  write('etc/shadow', 'root:*:19000:0:99999:7:::\n')
  write('etc/group', groups)
  write('etc/gshadow', groups.replaceAll(/:x:\d+:/g, ':*::'))
  write('etc/login.defs', 'USERGROUPS_ENAB yes\n')
  write('etc/default/grub', 'GRUB_TIMEOUT=5\n')
  write('usr/lib/systemd/systemd', '')
  write('usr/bin/true', '')
  write('usr/lib/systemd/system/seatd.service', unit('multi-user.target'))
  write('usr/lib/systemd/system/systemd-timesyncd.service', unit('sysinit.target'))
  for (const target of ['graphical', 'multi-user', 'reboot', 'sleep', 'suspend', 'hibernate', 'hybrid-sleep', 'suspend-then-hibernate'])
    write(`usr/lib/systemd/system/${target}.target`, '[Unit]\nDescription=x\n')
  execFileSync('ln', ['-s', 'multi-user.target', join(root, 'usr/lib/systemd/system/default.target')])
  write('var/lib/dpkg/status', 'Package: udev\nStatus: install ok installed\nVersion: 252\nArchitecture: all\nMaintainer: x\nDescription: x\n\n')
  mkdirSync(join(root, 'var/lib/dpkg/info'), { recursive: true })
  mkdirSync(join(root, 'var/lib/dpkg/updates'), { recursive: true })
  mkdirSync(join(root, 'var/cache'), { recursive: true })
  mkdirSync(join(root, 'etc/udev'), { recursive: true })
}

/** A folder with as much of a bare Debian 12 as the script looks at; or a copy of another one. */
export function bareRoot(like?: BareRoot): BareRoot {
  const top = mkdtempSync(join(tmpdir(), 'abha-kiosk-root-'))
  const root = join(top, 'root')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const stubs = join(top, 'stubs')
  if (like) {
    execFileSync('cp', ['-a', `${dirname(like.root)}/.`, top])
  } else {
    fill(root, write)
    mkdirSync(stubs)
    writeFileSync(join(stubs, 'chroot'), chroot, { mode: 0o755 })
  }

  const picture = (folder = '', into: string[] = []) => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = join(folder, name)
      const { mode, uid, gid } = lstatSync(join(root, path))
      const kind = lstatSync(join(root, path))
      const content = kind.isSymbolicLink() ? readlinkSync(join(root, path)) : kind.isFile() ? readFileSync(join(root, path), 'utf8') : ''
      into.push(`${path} ${mode.toString(8)} ${uid}:${gid} ${content}`)
      if (kind.isDirectory()) picture(path, into)
    }
    return into
  }

  return {
    root,
    run(...args) {
      const { status, stdout, stderr } = spawnSync(installScript, ['--root', root, ...args], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${stubs}:/usr/sbin:/usr/bin:/sbin:/bin` },
      })
      return { code: status, said: stdout + stderr }
    },
    picture: () => picture(),
    deb(version) {
      const tree = join(top, `deb-${version}`)
      mkdirSync(join(tree, 'DEBIAN'), { recursive: true })
      chmodSync(join(tree, 'DEBIAN'), 0o755)
      writeFileSync(
        join(tree, 'DEBIAN/control'),
        `Package: abha-kiosk\nVersion: ${version}\nArchitecture: all\nMaintainer: x <x@localhost>\nDescription: x\n`,
      )
      execFileSync('dpkg-deb', ['--build', tree, `${tree}.deb`], { stdio: 'ignore' })
      return `${tree}.deb`
    },
    write,
    read: path => readFileSync(join(root, path), 'utf8'),
    asked: () => readFileSync(join(top, 'said'), 'utf8').trim().split('\n'),
    remove: () => rmSync(top, { recursive: true, force: true }),
  }
}
