// Packs the kiosk: the installers of this platform, or with --dir the folder they would install. Build first: npm run build
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pack } from './lib/pack.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    electron: { type: 'string' },
    output: { type: 'string', default: join(import.meta.dirname, '../release') },
    'test-journal': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(`npm run package [-- options]   packs what npm run build has built

  --dir              the folder alone, without installers
  --electron FOLDER  the Electron to pack, where none can be downloaded (default: ELECTRON_OVERRIDE_DIST_PATH, else a download)
  --output FOLDER    default: release
  --test-journal     the shell as its tests run it, for an Electron without node:sqlite; not for a hospital`)
} else {
  const electron = values.electron ?? process.env.ELECTRON_OVERRIDE_DIST_PATH ?? null
  await pack({ output: values.output, dir: values.dir, electron, testJournal: values['test-journal'] })
}
