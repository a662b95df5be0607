import { runInElectron } from './host-electron.ts'
import { openNodeSqlite } from './sqlite-node.ts'

runInElectron(openNodeSqlite)
