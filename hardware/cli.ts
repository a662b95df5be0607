import { device } from './commands.ts'

process.exitCode = await device(process.argv.slice(2), 'npm run device --')
