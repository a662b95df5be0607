import { productionUrls, sandboxUrls } from '../../abdm/index.ts'
import { type Config, demoRefused, faultSentence, parseConfig } from '../config.ts'
import { toRun } from '../packed.ts'
import { screenSizeFault } from '../screen-size.ts'
import { type Finding, failed, warned, well } from './finding.ts'

/** Every fault of a config by its line and field. `config`: null while there are faults. `text`: null: the file cannot be read. `refusesDemo`: this program does not start as a demo. */
export function checkConfig(file: string, text: string | null, refusesDemo = false): { findings: Finding[]; config: Config | null } {
  if (text === null)
    return {
      findings: [
        failed('config', `${file} cannot be read`, `Name the kiosk’s config with --config FILE, or make one: ${toRun('init')} --out ${file}`),
      ],
      config: null,
    }
  const parsed = parseConfig(text)
  if (!parsed.ok)
    return {
      findings: parsed.faults.map(fault =>
        failed('config', faultSentence(file, fault), `Mend line ${fault.line}; docs/config.md says what may stand there.`),
      ),
      config: null,
    }
  const { config } = parsed
  const doubts = doubtsOf(config, refusesDemo)
  const { counters, staff } = config
  return {
    findings:
      doubts.length > 0 ? doubts : [well('config', `${file}: ${counters.length} counters, ${staff.length} of the staff may open the staff’s room`)],
    config,
  }
}

const hosts = (urls: Config['abdm']['urls']) => Object.values(urls).map(url => new URL(url).hostname)
const onlyIn = (these: readonly string[], others: readonly string[]) => these.filter(host => !others.includes(host))
const sandboxHosts = onlyIn(hosts(sandboxUrls), hosts(productionUrls))
const productionHosts = onlyIn(hosts(productionUrls), hosts(sandboxUrls))

/** What a config may say and hardly anybody means. */
function doubtsOf(config: Config, refusesDemo: boolean): Finding[] {
  const found: Finding[] = []
  const { cmId, urls } = config.abdm
  const named = hosts(urls)
  const strange = named.filter(host => (cmId === 'abdm' ? sandboxHosts : productionHosts).includes(host))
  if (strange.length > 0)
    found.push(
      failed(
        'config',
        `abdm.cmId is ${cmId}, but abdm.urls lead to ${[...new Set(strange)].join(', ')}`,
        'Sandbox and production do not mix: change one of the two.',
      ),
    )
  if (config.demo && refusesDemo) found.push(failed('config', demoRefused, 'Take the line out.'))
  else if (config.demo) found.push(warned('config', 'demo: true; screens and slips are marked as a demo', 'Take it out before patients come.'))
  const small = screenSizeFault(config.screen)
  if (small) found.push(warned('config', small, 'Measure the picture again, edge to edge.'))
  if (config.staff.length === 0) found.push(warned('config', 'nobody may open the staff’s room', `Make a badge and its PIN: ${toRun('staff')} badge`))
  const { camera, scanner } = config.devices
  if (camera === null && scanner === null)
    found.push(
      warned(
        'config',
        'neither camera nor scanner: counters are chosen from a list, and no card can be shown',
        'Name one under devices, if the machine has one.',
      ),
    )
  return found
}
