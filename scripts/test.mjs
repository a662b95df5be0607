#!/usr/bin/env node
// `npm test`: set-up, then everything CI runs. `npm run test:unit`, `test:e2e`, `test:electron` run one part.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findElectronForTests } from './lib/electron.mjs'
import { which } from './lib/run.mjs'
import { root, Sentence, say } from './lib/say.mjs'
import { hasDisplay, node24, setUp } from './setup.mjs'

const results = join(root, 'test-results')

/** Runs a program of node_modules under the project's Node and says whether it was content. */
function runs(command, args, env) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${join(root, 'node_modules/node/bin')}:${process.env.PATH}`, ...env },
    })
    child.on('exit', code => resolve(code === 0))
  })
}

const script = path => join(root, 'node_modules', path)
const counted = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

async function check() {
  const content = await runs(node24(), [join(root, 'scripts/check.ts')])
  return { passed: content ? 1 : 0, failed: content ? 0 : 1 }
}

async function unit(extra) {
  const file = join(results, 'unit.json')
  const content = await runs(node24(), [
    script('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...extra,
  ])
  const report = counted(file)
  if (!report) return { passed: 0, failed: 1 }
  return { passed: report.numPassedTests, failed: report.numFailedTests + (content || report.numFailedTests > 0 ? 0 : 1) }
}

async function playwright(project, extra, env = {}, wrap = []) {
  const file = join(results, `${project}.json`)
  const [command, ...args] = [
    ...[...wrap, node24(), script('@playwright/test/cli.js'), 'test', `--project=${project}`],
    ...[`--output=${join(results, 'playwright', project)}`, ...extra],
  ]
  const content = await runs(command, args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...env })
  const stats = counted(file)?.stats
  if (!stats) return { passed: 0, failed: 1 }
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed + (content || failed > 0 ? 0 : 1) }
}

async function electron(extra) {
  const path = findElectronForTests()
  if (!path) {
    const line =
      '!! The tests of the shell did NOT run: there is no Electron here. Set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one, or run where it can be downloaded.'
    console.log(`\n${'!'.repeat(line.length)}\n${line}\n${'!'.repeat(line.length)}\n`)
    return { passed: 0, failed: 0 }
  }
  const wrap = hasDisplay() ? [] : which('xvfb-run') ? ['xvfb-run', '-a', '-s', '-screen 0 1920x1920x24'] : null
  if (!wrap) throw new Sentence('The tests of the shell need a display or xvfb-run. Install it, for example with: apt-get install xvfb xauth')
  return playwright('electron', extra, { KIOSK_ELECTRON: path }, wrap)
}

const sum = parts =>
  parts.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), { passed: 0, failed: 0 })

/** The decoders' own tests run alone: they are the only ones in a browser that a busy machine makes wrong. */
const camera = (extra, browser) => playwright('camera', ['--pass-with-no-tests', ...extra], { KIOSK_BROWSER: browser })
const chromium = (extra, browser) => playwright('e2e', ['--pass-with-no-tests', '--workers=3', ...extra], { KIOSK_BROWSER: browser })
const e2e = async (extra, browser) => sum([await camera(extra, browser), await chromium(extra, browser)])

const parts = { check, unit, e2e, electron }
/** One after the other; those in Chromium, three at a time, and those in Electron wait more than they work, bear each other's load and end at about the same time. */
const stages = [[check], [unit], [camera], [chromium, electron]]

if (process.argv.includes('--help')) {
  console.log('npm test [-- check|unit|e2e|electron] [what to pass on]   sets up, then runs everything CI runs, or one part')
} else {
  const [only, ...extra] = process.argv.slice(2)
  try {
    if (only !== undefined && !Object.hasOwn(parts, only)) throw new Sentence(`"${only}" is no part of the tests: ${Object.keys(parts).join(', ')}`)
    const browser = await setUp('test')
    rmSync(results, { recursive: true, force: true })
    mkdirSync(results, { recursive: true })
    const run = async part => {
      say(`tests: ${part.name}`)
      const { passed, failed } = await part(extra, browser)
      say(`tests: ${part.name}: ${passed} passed, ${failed} failed`)
      return { passed, failed }
    }
    let total = { passed: 0, failed: 0 }
    for (const stage of only ? [[parts[only]]] : stages) total = sum([total, ...(await Promise.all(stage.map(run)))])
    console.log(`tests: ${total.passed} passed, ${total.failed} failed`)
    if (total.failed > 0 || total.passed === 0) process.exitCode = 1
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error)
    process.exitCode = 1
  }
}
