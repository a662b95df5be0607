import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { Language, type Node, Parser } from 'web-tree-sitter'
import { parse } from 'yaml'
import { exitCodes } from '../electron/exit-codes.ts'
import { readOptions } from '../electron/options.ts'
import { keysOfKeyboardFilter, knownCommands, knownVariables } from './lib/windows.fixture.ts'

// No Windows is at hand: these tests read the scripts. What they cannot see is listed at the end of docs/install-windows.md.

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'install/windows')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
const scripts = files.filter(file => file.endsWith('.ps1'))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const xml = read('install/windows/shell-launcher.xml')

let trees: Map<string, Node>
beforeAll(async () => {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'))))
  trees = new Map(
    scripts.map(file => {
      const tree = parser.parse(readFileSync(join(folder, file), 'utf8'))
      if (!tree) throw new Error(`${file} was not parsed`)
      return [file, tree.rootNode]
    }),
  )
})

const all = (type: string) => [...trees.values()].flatMap(node => node.descendantsOfType(type)).filter(node => node !== null)
const nameOf = (command: Node) => command.childForFieldName('command_name')?.text ?? ''
/** The parameters of a command with what stands behind them: `-Name 'clock'` is name → `'clock'`. */
function parametersOf(command: Node): Map<string, string> {
  const found = new Map<string, string>()
  let last: string | null = null
  for (const element of command.childForFieldName('command_elements')?.namedChildren ?? []) {
    if (element?.type === 'command_parameter') {
      last = element.text.slice(1)
      found.set(last, '')
    } else if (last !== null && element?.type !== 'command_argument_sep') found.set(last, `${found.get(last)}${element?.text ?? ''}`)
  }
  return found
}

test('every script is PowerShell, in letters that Windows PowerShell 5.1 reads without a byte order mark', () => {
  expect(scripts.length).toBeGreaterThan(15)
  for (const [file, node] of trees) {
    expect([file, node.hasError]).toEqual([file, false])
    expect([file, /^[\n -~]*$/.test(node.text)]).toEqual([file, true])
  }
})

test('nothing is used that only a newer PowerShell knows', () => {
  for (const type of ['ternary_expression', 'null_coalesce_expression', 'pipeline_chain_tail', 'null_coalesce_operator'])
    expect([type, all(type)]).toEqual([type, []])
})

test('every item says what is missing, does it and takes it back', () => {
  const items = all('command').filter(command => nameOf(command) === 'Add-Item')
  expect(items.length).toBeGreaterThan(15)
  for (const item of items) {
    const parameters = parametersOf(item)
    for (const part of ['Check', 'Do', 'Undo'])
      expect([parameters.get('Name'), part, parameters.get(part)?.replace(/[{}\s]/g, '')]).toEqual([
        parameters.get('Name'),
        part,
        expect.stringMatching(/.+/),
      ])
  }
})

/** As they are named in the scripts, those made by a helper with its first argument. */
const itemNames = () =>
  all('command').flatMap(command => {
    if (['Add-Item', 'Add-RegistryItem'].includes(nameOf(command))) {
      const name = parametersOf(command).get('Name') ?? ''
      return name.startsWith("'") ? [name.replaceAll("'", '')] : []
    }
    return nameOf(command) === 'Add-FolderItem' ? [/'([^']+)'/.exec(command.text)?.[1] ?? ''] : []
  })

test('each item has its own name, and docs/install-windows.md says what it is', () => {
  const names = itemNames()
  expect(names.length).toBeGreaterThan(25)
  expect(new Set(names).size).toBe(names.length)
  const told = [...read('docs/install-windows.md').matchAll(/^\| `([a-z-]+)`(?: \(Pro\))? \|/gm)].map(([, name]) => name)
  expect(told.sort()).toEqual(names.sort())
})

test('a registry value that is set has a path, a name, a value and a kind', () => {
  const values = all('hash_literal_expression').filter(node => /\bKind\b/.test(node.text) && !node.text.includes('$('))
  expect(values.length).toBeGreaterThan(40)
  for (const { text } of values) {
    expect(text).toMatch(/\bPath\s*=\s*("|'|\$)/)
    expect(text).toMatch(/\bName\s*=\s*'/)
    expect(text).toMatch(/\bValue\s*=/)
    expect(text).toMatch(/\bKind\s*=\s*'(DWord|String|Binary)'/)
    for (const [, path] of text.matchAll(/Path\s*=\s*['"]([^'"]+)/g)) expect(path).toMatch(/^(HKLM:\\|USER:\\|\$)/)
  }
})

test('every command is one of Windows or one of the scripts', () => {
  const own = all('function_statement').map(node => node.descendantsOfType('function_name')[0]?.text)
  const called = all('command')
    .map(nameOf)
    .filter(name => /^[A-Za-z]/.test(name))
  expect(called.length).toBeGreaterThan(200)
  expect([...new Set(called)].filter(name => !own.includes(name) && !knownCommands.includes(name))).toEqual([])
})

test('every variable that is read is set somewhere', () => {
  const plain = (name: string) =>
    name
      .replace(/^[$@]\{?(script:)?/, '')
      .replace(/\}$/, '')
      .toLowerCase()
  const set = new Set([
    ...knownVariables,
    ...all('assignment_expression')
      .flatMap(node => node.childForFieldName('left')?.descendantsOfType('variable') ?? node.child(0)?.descendantsOfType('variable') ?? [])
      .map(node => plain(node?.text ?? '')),
    ...all('script_parameter')
      .flatMap(node => node.descendantsOfType('variable'))
      .map(node => plain(node?.text ?? '')),
    ...all('foreach_statement').map(node => plain(node.descendantsOfType('variable')[0]?.text ?? '')),
  ])
  const used = all('variable')
    .map(node => plain(node.text))
    .filter(name => !name.startsWith('env:'))
  expect(used.length).toBeGreaterThan(500)
  expect([...new Set(used)].filter(name => !set.has(name))).toEqual([])
})

test('the keyboard filter shuts every key that Microsoft names, but those a scanner needs to type', () => {
  const list = /\$Keys = @\(\n([\s\S]+?)\n\)/.exec(read('install/windows/items/keyboard.ps1'))?.[1] ?? ''
  const keys = [...list.matchAll(/'([^']+)'/g)].map(([, key]) => key)
  expect(keys.sort()).toEqual(keysOfKeyboardFilter.filter(key => !['Alt', 'Ctrl', 'Shift'].includes(key)).sort())
})

/** Tags of the XML in order, without comments; throws where one is not closed. */
function tags(text: string): { name: string; attributes: Map<string, string> }[] {
  const open: string[] = []
  const found = [...text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)].flatMap(
    ([, closing, name = '', rest = '', empty]) => {
      if (closing) {
        if (open.pop() !== name) throw new Error(`</${name}> closes another`)
        return []
      }
      if (!empty) open.push(name)
      return [{ name, attributes: new Map([...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])) }]
    },
  )
  if (open.length > 0) throw new Error(`${open.join()} not closed`)
  return found
}

test('the file for Shell Launcher has the form that Microsoft documents', () => {
  const found = tags(xml)
  expect(found.map(({ name }) => name)).toEqual([
    'ShellLauncherConfiguration',
    'Profiles',
    'DefaultProfile',
    'Shell',
    'Profile',
    'Shell',
    'ReturnCodeActions',
    'ReturnCodeAction',
    'ReturnCodeAction',
    'ReturnCodeAction',
    'DefaultAction',
    'Configs',
    'Config',
    'Account',
    'Profile',
  ])
  expect(found[0]?.attributes.get('xmlns')).toBe('http://schemas.microsoft.com/ShellLauncher/2018/Configuration')
  expect(found[0]?.attributes.get('xmlns:V2')).toBe('http://schemas.microsoft.com/ShellLauncher/2019/Configuration')
  const ids = found.filter(({ name }) => name === 'Profile').map(({ attributes }) => attributes.get('Id'))
  expect(ids[0]).toMatch(/^\{[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\}$/)
  expect(ids[1]).toBe(ids[0])
})

test('every exit code of the shell has its answer: nothing after a faulty config, a second kiosk or wrong use, else a new start', () => {
  const found = tags(xml)
  const actions = new Map(
    found.filter(({ name }) => name === 'ReturnCodeAction').map(({ attributes }) => [Number(attributes.get('ReturnCode')), attributes.get('Action')]),
  )
  const otherwise = found.find(({ name }) => name === 'DefaultAction')?.attributes.get('Action')
  // Microsoft: four codes at most
  expect(actions.size).toBeLessThanOrEqual(4)
  const wanted = { DoNothing: 'nothing', RestartShell: 'restart' }
  const nothing: number[] = [exitCodes.config, exitCodes.secondInstance, exitCodes.wrongUse]
  for (const code of Object.values(exitCodes)) {
    const action = (actions.get(code) ?? otherwise) as keyof typeof wanted
    expect([code, action]).toEqual([code, nothing.includes(code) ? 'DoNothing' : 'RestartShell'])
    const told = new RegExp(`(?:^|\\s)${code} [a-z ]+: (nothing|restart)`, 'm').exec(xml)?.[1]
    expect([code, told]).toEqual([code, wanted[action]])
  }
  for (const code of actions.keys()) expect(Object.values(exitCodes)).toContain(code)
})

test('what Shell Launcher starts is what the installer lays down, with options that the shell knows', () => {
  const builder = parse(read('electron-builder.yml')) as { win: { executableName: string }; nsis: Record<string, unknown> }
  // electron-builder names the folder after the program
  const program = `${builder.win.executableName}\\${builder.win.executableName}.exe`
  expect(builder.nsis).toMatchObject({ perMachine: true, oneClick: true, runAfterFinish: false, createDesktopShortcut: false })
  const command =
    tags(xml)
      .find(({ attributes }) => attributes.get('V2:AppType') === 'Desktop')
      ?.attributes.get('Shell') ?? ''
  expect(command.startsWith(`%ProgramFiles%\\${program} `)).toBe(true)
  const script = read('install/windows/install.ps1')
  expect(script).toContain(`(Join-Path $env:ProgramFiles '${program}')`.slice(1, -1))
  const given = /\[string\]\$Arguments = '([^']*)'/.exec(script)?.[1]
  expect(command.endsWith(`--alive %ProgramData%\\abha-kiosk\\alive ${given}`)).toBe(true)
  const options = readOptions(command.split('.exe ')[1]?.split(' ') ?? [], 'win32', { PROGRAMDATA: 'C:\\ProgramData' })
  expect(options).toMatchObject({ aliveFile: '%ProgramData%\\abha-kiosk\\alive', cursor: false, desk: null })
  expect(`${options.configFile}`).toBe('C:\\ProgramData\\abha-kiosk\\kiosk.config.yaml')
})
