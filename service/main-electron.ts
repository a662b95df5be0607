import { runInElectron } from './host-electron.ts'
import { isPacked } from './packed.ts'
import { openNodeSqlite } from './sqlite-node.ts'

await runInElectron(openNodeSqlite, { refusesDemo: isPacked() })
