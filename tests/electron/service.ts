import { runInElectron } from '../../service/host-electron.ts'
import { openWasmSqlite } from './sqlite-wasm.ts'

runInElectron(openWasmSqlite)
