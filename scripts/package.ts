// Packs the kiosk: the installer of this platform, or with --dir the folder it would install. Build first: npm run build
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMaintainer } from './lib/maintainer.ts'
import { pack } from './lib/pack.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    appimage: { type: 'boolean', default: false },
    electron: { type: 'string' },
    maintainer: { type: 'string' },
    output: { type: 'string', default: join(import.meta.dirname, '../release') },
    'test-journal': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const electron = values.electron ?? process.env.ELECTRON_OVERRIDE_DIST_PATH ?? null
const maintainer = values.maintainer ?? process.env.KIOSK_MAINTAINER ?? null
if (values.help) {
  console.log(`npm run package [-- options]   packs what npm run build has built: on Linux abha-kiosk_VERSION_ARCH.deb, on Windows the installer

  --maintainer 'NAME <ADDRESS>'   who answers for the package (default: KIOSK_MAINTAINER); without it a .deb is made that npm run release:sign refuses
  --dir              the folder alone, without installers
  --appimage         on Linux an AppImage too; what makes it is downloaded
  --electron FOLDER  the Electron to pack, where none can be downloaded (default: ELECTRON_OVERRIDE_DIST_PATH, else a download)
  --output FOLDER    default: release
  --test-journal     the shell as its tests run it, for an Electron without node:sqlite; not for a hospital

The .deb is made by dpkg-deb, nothing is downloaded for it. SOURCE_DATE_EPOCH (default: the last commit's time) makes it the same twice.`)
} else if (maintainer !== null && !isMaintainer(maintainer)) {
  console.error(`"${maintainer}" is not of the form NAME <ADDRESS>, such as: District hospital IT <it@hospital.example>`)
  process.exitCode = 64
} else {
  await pack({ output: values.output, dir: values.dir, electron, appImage: values.appimage, maintainer, testJournal: values['test-journal'] })
}
