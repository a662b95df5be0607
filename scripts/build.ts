// Builds what the kiosk runs from: the page (dist/renderer), the shell with its service (dist/electron), and the shell as its test runs it (dist/electron-test).
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { writeAskStaff } from './lib/ask-staff.ts'

const root = new URL('..', import.meta.url).pathname
const at = (path: string) => join(root, path)

const quiet: InlineConfig = { configFile: false, logLevel: 'warn', root }

/** Node code in one file, and beside it what it loads later; packages stay where npm put them. */
const nodeFile = (entry: string, outDir: string, name: string, external: (id: string) => boolean): InlineConfig => ({
  ...quiet,
  build: {
    ssr: at(entry),
    outDir: at(outDir),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { external, output: { format: 'es', entryFileNames: name, chunkFileNames: `${name.replace('.mjs', '')}-[name].mjs` } },
  },
})

const isPackage = (id: string) => !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id)

async function shell(outDir: string, serviceEntry: string) {
  rmSync(at(outDir), { recursive: true, force: true })
  mkdirSync(at(outDir), { recursive: true })
  await build(nodeFile('electron/main.ts', outDir, 'main.mjs', isPackage))
  await build(nodeFile(serviceEntry, outDir, 'service.mjs', isPackage))
  await build(nodeFile('service/main-command.ts', outDir, 'command.mjs', isPackage))
  copyFileSync(at('docs/kiosk.config.schema.json'), at(`${outDir}/kiosk.config.schema.json`))
  // a sandboxed preload must be one CommonJS file
  await build({
    ...quiet,
    build: {
      lib: { entry: at('electron/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      outDir: at(outDir),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { external: ['electron'] },
    },
  })
  writeAskStaff(at(`${outDir}/ask-staff`))
  writeFileSync(
    at(`${outDir}/package.json`),
    JSON.stringify({ name: 'abha-kiosk', productName: 'ABHA Kiosk', version: '0.1.0', type: 'module', main: 'main.mjs' }),
  )
}

async function renderer() {
  await build({ configFile: at('renderer/vite.config.ts'), logLevel: 'warn' })
}

const wanted = process.argv.slice(2)
if (wanted.includes('--help')) {
  console.log('node scripts/build.ts [renderer] [shell]')
} else {
  const all = wanted.length === 0
  if (all || wanted.includes('renderer')) await renderer()
  if (all || wanted.includes('shell')) {
    await shell('dist/electron', 'service/main-electron.ts')
    await shell('dist/electron-test', 'tests/electron/service.ts')
  }
}
