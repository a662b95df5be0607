// `npm run doctor`: looks at the whole kiosk and says what to do next. `--help` says more.
import { thisMachine } from '../service/doctor/around.ts'
import { doctor } from '../service/doctor/doctor.ts'

const { stdout } = process
process.exitCode = await doctor(process.argv.slice(2), thisMachine(), {
  write: text => stdout.write(text),
  columns: stdout.columns,
  colour: stdout.isTTY && stdout.hasColors(),
})
