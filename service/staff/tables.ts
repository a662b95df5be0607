import { setImmediate as turn } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { indianHour } from '../india.ts'
import type { Journal } from '../journal.ts'
import { csvOf, csvText, type TableDay, tableDay } from './export-csv.ts'
import { handoverHead, handoverLines } from './handovers.ts'

const dayMs = 86_400_000

/**
 * What is written for the staff: the counts of the days since then (midnight in India), and who was sent to a counter. Read day by day, with a turn for everything
 * else between two: a long journal does not keep the glass waiting.
 */
export async function tablesSince(
  journal: Pick<Journal, 'visits' | 'tokens' | 'handovers'>,
  config: Pick<Config, 'counters'>,
  since: Date,
  now: Date,
): Promise<{ counts: string; sent: string }> {
  const days: TableDay[] = []
  const sent = [handoverHead]
  for (let from = since; from <= now; from = new Date(from.getTime() + dayMs)) {
    const [begin, end] = [from.toISOString(), new Date(from.getTime() + dayMs).toISOString()]
    days.push(tableDay(indianHour(from).day, journal.visits(begin, end), journal.tokens(begin, end), config.counters))
    for (const line of handoverLines(journal, config, begin, end)) sent.push(line)
    await turn()
  }
  return { counts: csvOf(days), sent: csvText(sent) }
}
