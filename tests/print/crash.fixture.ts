// A kiosk that prints one slip and is killed before it hears what became of it.
import { openPrinter } from '../../hardware/printer/printer.ts'
import { numbered } from './wire.fixture.ts'

const printer = openPrinter({ kind: 'tcp', host: '127.0.0.1', port: Number(process.argv[2]) }, { widthDots: 576 })
printer.onStatus(status => {
  if (status !== 'ready') return
  process.stdout.write('printing\n')
  void printer.print(numbered(66))
})
