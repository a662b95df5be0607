import { readFileSync, writeFileSync } from 'node:fs'

interface Node {
  files?: Record<string, Node>
  size?: number
  /** bytes behind the head, in decimal digits */
  offset?: string
  /** beside the archive, in app.asar.unpacked */
  unpacked?: boolean
}

/** The files of an asar archive by their paths; a number is the size of one that stands beside the archive. */
export type Archive = Map<string, Buffer | number>

/** A pickled JSON of its tree stands at the archive's beginning: four 32-bit words, the second says where the files begin, the fourth how long the JSON is. */
export function readArchive(file: string): Archive {
  const bytes = readFileSync(file)
  const tree = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Node
  const base = 8 + bytes.readUInt32LE(4)
  const found: Archive = new Map()
  const walk = ({ files = {} }: Node, above: string) => {
    for (const [name, node] of Object.entries(files)) {
      const begin = base + Number(node.offset)
      if (node.files) walk(node, `${above}${name}/`)
      else found.set(above + name, node.unpacked ? (node.size ?? 0) : bytes.subarray(begin, begin + (node.size ?? 0)))
    }
  }
  walk(tree, '')
  return found
}

/** Without the hashes that Windows looks at; Electron for Linux does not. */
export function writeArchive(file: string, archive: Archive): void {
  const tree: Node = { files: {} }
  const parts: Buffer[] = []
  let offset = 0
  for (const [path, bytes] of archive) {
    const names = path.split('/')
    const name = names.pop() ?? ''
    let folder = tree
    for (const above of names) {
      folder.files ??= {}
      folder = folder.files[above] ??= { files: {} }
    }
    folder.files ??= {}
    folder.files[name] = typeof bytes === 'number' ? { size: bytes, unpacked: true } : { size: bytes.length, offset: String(offset) }
    if (typeof bytes === 'number') continue
    offset += bytes.length
    parts.push(bytes)
  }
  const json = Buffer.from(JSON.stringify(tree))
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4)
  const words = Buffer.alloc(16)
  const inner = json.length + padding.length
  for (const [at, word] of [4, inner + 8, inner + 4, json.length].entries()) words.writeUInt32LE(word, at * 4)
  writeFileSync(file, Buffer.concat([words, json, padding, ...parts]))
}

const rules: readonly { what: string; path?: RegExp; text?: RegExp }[] = [
  { what: 'a source', path: /\.(ts|tsx|mts|cts|cpp|cc|c|h|gyp)$/ },
  {
    what: 'a test',
    path: /\.(test|spec)\.|\.fixture\.|^dist\/electron-test\/|^(?!node_modules\/).*(^|\/)tests?\//,
    text: /from ['"](vitest|@playwright\/test)['"]/,
  },
  { what: 'the sandbox', path: /^(?!node_modules\/).*(^|\/)sandbox\//, text: /sandbox-gateway-rs256|demo-secret/ },
  { what: 'a private key', path: /\.(pem|key|p12|pfx)$/, text: /-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\s)*[A-Za-z0-9+/]{32}/ },
  { what: 'the dock', path: /^(?!node_modules\/).*(^|\/)dock(-api)?(\/|\.)/, text: /\/dock\/(qr|sheet|font)\// },
  { what: 'a map', path: /\.map$/, text: /^\/\/[#@] sourceMappingURL=(?!data:|.*\+)/m },
  { what: 'the demo’s config', path: /kiosk\.config\.demo|(^|\/)credentials\.json/, text: /\{\{(sandbox|printerPort)\}\}/ },
  { what: 'a tool', path: /^node_modules\/(electron|vite|vitest|playwright|typescript|@playwright|node-sqlite3-wasm)\// },
]

/** Each file of the archive that is no part of what runs in a hospital, with what it is. */
export const strangers = (archive: Archive): string[] =>
  [...archive].flatMap(([path, bytes]) => {
    const ours = !path.startsWith('node_modules/')
    const text = ours && typeof bytes !== 'number' ? bytes.toString('latin1') : ''
    return rules.filter(rule => rule.path?.test(path) || rule.text?.test(text)).map(({ what }) => `${what}: ${path}`)
  })
