// A service that keeps one recording after the other until somebody pulls the plug. Arguments: the folder.
import { openClipFolder } from './clip-folder.ts'
import { wavFile } from './wav.fixture.ts'

const [folder = ''] = process.argv.slice(2)
const hashOf = (number: number) => number.toString(16).padStart(16, '0')
const clips = openClipFolder(folder, new Map())
for (let number = 0; ; number = (number + 1) % 20) {
  clips.keep([`key.${number}`], hashOf(number), wavFile(400 + number), 400 + number)
  if (number === 0) process.stdout.write('going\n')
}
