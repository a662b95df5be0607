// Loaded into the service before its own first line: told by a signal, it says on a line of its own what the service holds. The service knows nothing of it.
import { lookAround } from '../devices/leftovers.ts'

process.on('SIGUSR2', () => void lookAround().then(held => process.stdout.write(`${JSON.stringify({ held })}\n`)))
