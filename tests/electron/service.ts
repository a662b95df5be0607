import { runInElectron } from '../../service/host-electron.ts'
import { openWasmSqlite } from './sqlite-wasm.ts'

// its tests live in the demo's world
await runInElectron(openWasmSqlite, { refusesDemo: false })
