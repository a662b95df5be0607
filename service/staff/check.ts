import type { Abdm } from '../../abdm/index.ts'
import type { Printer, Slip } from '../../hardware/printer/types.ts'
import type { SerialScanner } from '../../hardware/scanner/types.ts'
import type { Clock } from '../clock.ts'
import type { CameraState, CheckItem, CheckName, CheckState, SlipState } from '../contract/index.ts'
import { checkClock } from '../doctor/clock.ts'
import { checkDisk, megabytes, type Written } from '../doctor/disk.ts'
import type { Finding } from '../doctor/finding.ts'
import { type SlipJob, startSlip } from '../slip-job.ts'

/** how long the machine waits for a camera to see and a scanner to be shown something */
const waitMs = 30_000
/** What the doctor warns of still works. */
const stateOfFinding = ({ state }: Finding): CheckState => (state === 'fail' ? 'bad' : 'good')

export interface CheckPage {
  items: CheckItem[]
  asking: 'paper' | 'sound' | null
  report: SlipState | null
}

export interface Check {
  page(): CheckPage
  /** what the person says of the paper or of the sound; false: nothing is asked */
  answer(yes: boolean): boolean
  camera(state: CameraState): void
  /** the serial scanner has read something */
  heard(): void
  /** prints what was found; false: not all of it is known yet, or it is being printed */
  print(): boolean
  stop(): void
}

export interface CheckParts {
  abdm: Pick<Abdm, 'ready'>
  hipId: string
  printer: Printer | null
  scanner: Pick<SerialScanner, 'status'> | null
  hasCamera: boolean
  clock: Clock
  /** free bytes where journal and log are written */
  freeBytes(): Promise<number>
  /** a file written there for good, and taken away again */
  writeSynced(): Promise<Written>
  testSlip(): Slip
  reportSlip(items: readonly CheckItem[]): Slip
  changed(): void
  found(item: CheckName, state: CheckState): void
}

/** Every part of the machine tried in turn, all at once where they do not wait for a person. Only a person can say that paper and sound are good. */
export function startCheck(parts: CheckParts): Check {
  const { abdm, printer, scanner, clock, changed, found } = parts
  const items = new Map<CheckName, CheckItem>()
  let asking: CheckPage['asking'] = null
  let report: SlipState | null = null
  let stopped = false
  const over = new AbortController()
  const timers: (() => void)[] = []
  let job: SlipJob | null = null

  const set = (name: CheckName, state: CheckState, value: number | null = null) => {
    if (stopped) return
    items.set(name, { name, state, value })
    if (state === 'good' || state === 'bad') found(name, state)
    changed()
  }
  const stateOf = (name: CheckName) => items.get(name)?.state
  const within = (name: CheckName, ms: number) => timers.push(clock.after(ms, () => stateOf(name) === 'testing' && set(name, 'bad')))

  async function line() {
    const ready = await abdm.ready(parts.hipId).catch(() => null)
    if (ready?.ok) {
      const drift = ready.value.driftSeconds
      set('abdm', 'good')
      if (drift === null) set('clock', 'notKnown')
      else set('clock', stateOfFinding(checkClock(drift)), Math.round(drift))
    } else if (ready?.error.reason === 'clockWrong') {
      set('abdm', 'good')
      set('clock', 'bad')
    } else {
      set('abdm', 'bad')
      set('clock', 'notKnown')
    }
  }

  async function disk() {
    const free = await parts.freeBytes().catch(() => null)
    const found = await checkDisk({ folder: '', freeBytes: async () => free, writeSynced: parts.writeSynced })
    set('disk', stateOfFinding(found), free === null ? null : megabytes(free))
  }

  async function paper() {
    if (!printer) {
      set('printer', 'notThere')
      askSound()
      return
    }
    const outcome = await printer.print(parts.testSlip(), over.signal).catch(() => null)
    if (stopped) return
    if (outcome?.outcome === 'notPrinted' || outcome === null) {
      set('printer', 'bad')
      askSound()
      return
    }
    asking = 'paper'
    changed()
  }

  function askSound() {
    asking = 'sound'
    set('sound', 'testing')
  }

  const names: CheckName[] = ['printer', 'sound', 'camera', 'scanner', 'abdm', 'clock', 'disk']
  for (const name of names) items.set(name, { name, state: 'testing', value: null })
  if (!parts.hasCamera) items.set('camera', { name: 'camera', state: 'notThere', value: null })
  else within('camera', waitMs)
  if (!scanner) items.set('scanner', { name: 'scanner', state: 'notThere', value: null })
  else if (scanner.status === 'disconnected') items.set('scanner', { name: 'scanner', state: 'bad', value: null })
  else within('scanner', waitMs)
  void line()
  void disk()
  void paper()

  const isOver = () => asking === null && names.every(name => stateOf(name) !== 'testing')

  return {
    page: () => ({ items: names.map(name => items.get(name) as CheckItem), asking, report }),
    answer: yes => {
      if (asking === null) return false
      const was = asking
      asking = null
      if (was === 'paper') {
        set('printer', yes ? 'good' : 'bad')
        askSound()
      } else set('sound', yes ? 'good' : 'bad')
      return true
    },
    camera: state => {
      if (stateOf('camera') !== 'testing' || state === 'starting') return
      set('camera', state === 'ready' ? 'good' : 'bad')
    },
    heard: () => {
      if (stateOf('scanner') === 'testing') set('scanner', 'good')
    },
    print: () => {
      if (!isOver() || report === 'printing') return false
      job?.cancel()
      report = 'printing'
      job = startSlip(printer, () => parts.reportSlip(names.map(name => items.get(name) as CheckItem)), {
        journal: () => {},
        screen: state => {
          report = state
          changed()
        },
      })
      return true
    },
    stop: () => {
      stopped = true
      over.abort()
      job?.cancel()
      for (const stop of timers) stop()
    },
  }
}
