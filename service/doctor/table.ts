import { styleText } from 'node:util'
import { exitCodeOf, type Finding, type FindingState } from './finding.ts'

const marks = { ok: ' ok ', warn: 'WARN', fail: 'FAIL' } as const
const colours = { ok: 'green', warn: 'yellow', fail: 'red' } as const
const nameWidth = 16
const indent = ' '.repeat(2 + 4 + 2 + nameWidth)

/** A finding as lines of a table; `width` in characters. */
export function lineOf(
  { name, state, found, next }: Omit<Finding, 'name'> & { name: string },
  { width, colour }: { width: number; colour: boolean },
): string {
  const paint = (text: string, state: FindingState) => (colour ? styleText(colours[state], text, { validateStream: false }) : text)
  const room = Math.max(40, width - indent.length)
  const [first = '', ...more] = wrapped(found, room)
  return [
    `  ${paint(marks[state], state)}  ${name.padEnd(nameWidth)}${first}`,
    ...more.map(line => `${indent}${line}`),
    ...(next === null ? [] : wrapped(next, room - 3).map((line, at) => `${indent}${at === 0 ? '→' : ' '} ${line}`)),
  ].join('\n')
}

function wrapped(text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

export function summary(findings: readonly Finding[]): string {
  const count = (state: FindingState) => findings.filter(finding => finding.state === state).length
  const [fails, warns] = [count('fail'), count('warn')]
  const words =
    fails > 0
      ? 'Mend what fails (FAIL) first, from the top; one often causes another.'
      : warns > 0
        ? 'The kiosk works; look at what is marked WARN.'
        : 'All is well.'
  return `${count('ok')} ok, ${warns} to look at, ${fails} failing. ${words} Exit code ${exitCodeOf(findings)}.`
}
