import { runInElectron } from './host-electron.ts'
import { isPacked } from './packed.ts'
import { openNodeSqlite } from './sqlite-node.ts'

runInElectron(openNodeSqlite, { refusesDemo: isPacked() })
