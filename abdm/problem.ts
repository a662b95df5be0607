import { fieldsOf, textOf } from './answer.ts'

/** How ABDM packed its refusal (abdm-v3 c.7). */
export type Shape = 'wrapped' | 'flat' | 'array' | 'fields' | 'message' | 'description' | 'path' | 'empty' | 'text' | 'authFailed'

/** A refusal, unpacked. `texts` and `fields` are for matching only: nothing of them leaves this room. */
export interface Problem {
  shape: Shape
  /** trimmed, e.g. 'ABDM-1204', '900901'; null when there is none */
  code: string | null
  /** names of the fields that were refused */
  fields: string[]
  texts: string[]
  /** the number of 'UIDAI Error code : 400 : …', found in any text of the body (corrections 16) */
  uidai: string | null
}

/** Codes are short, and of six bare digits only the API manager's: anything else in their place might be somebody's number or code. */
const codeForm = /^(?:[A-Z]{2,6}-\d{3,5}|\d{3,4}|9009\d{2})$/i
const deepest = 4
/** read already; any other text beside them may hold UIDAI's number (corrections 16) */
const spoken = ['code', 'message', 'description', 'timestamp', 'txnId']

export function trimCode(value: unknown): string | null {
  const code = (textOf(value) ?? '').replace(/^[\s:]+|[\s:]+$/g, '').toUpperCase()
  return codeForm.test(code) ? code : null
}

/** Reads any of the body shapes, also one packed as JSON text into another's message (corrections 39). Never throws. */
export function readProblem(body: unknown): Problem {
  const problem: Problem = { shape: 'empty', code: null, fields: [], texts: [], uidai: null }
  collect(problem, body, 0)
  for (const text of problem.texts) problem.uidai ??= /UIDAI Error code\s*:\s*(\d{1,4})(?!\d)/i.exec(text)?.[1] ?? null
  return problem
}

function collect(problem: Problem, body: unknown, depth: number): void {
  if (depth > deepest) return
  if (typeof body === 'string') collectText(problem, body, depth)
  else if (Array.isArray(body)) {
    name(problem, 'array')
    for (const entry of body.slice(0, 20)) collect(problem, entry, depth + 1)
  } else if (typeof body === 'object' && body !== null) collectFields(problem, fieldsOf(body), depth)
}

function collectText(problem: Problem, text: string, depth: number): void {
  const inner = /^\s*[[{]/.test(text) ? parseOrNull(text) : null
  if (inner !== null) collect(problem, inner, depth + 1)
  else if (text.trim() !== '') {
    name(problem, 'text')
    problem.texts.push(text)
  }
}

function collectFields(problem: Problem, fields: Record<string, unknown>, depth: number): void {
  if (fields.authResult !== undefined) name(problem, 'authFailed')
  if (typeof fields.error === 'object' && fields.error !== null) {
    name(problem, 'wrapped')
    collect(problem, fields.error, depth + 1)
    return
  }
  if (typeof fields.path === 'string' && typeof fields.error === 'string') {
    name(problem, 'path')
    problem.texts.push(fields.error)
    return
  }
  const code = trimCode(fields.code)
  if (code !== null) {
    problem.code ??= code
    name(problem, 'flat')
  }
  const said = fields.message !== undefined || fields.description !== undefined
  if (fields.message !== undefined) name(problem, 'message')
  else if (fields.description !== undefined) name(problem, 'description')
  for (const words of [fields.message, fields.description]) collect(problem, words, depth + 1)
  if (code === null && !said && problem.shape !== 'authFailed') collectFieldKeyed(problem, fields)
  else problem.texts.push(...Object.entries(fields).flatMap(([key, value]) => (!spoken.includes(key) && typeof value === 'string' ? [value] : [])))
}

/** `{"loginId":"Invalid LoginId","timestamp":…}`; also `{"ABDM-1006: ":"Invalid OTP Request"}`, where the code itself is the key (corrections 15). */
function collectFieldKeyed(problem: Problem, fields: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(fields)) {
    const text = textOf(value)
    if (text === null || key === 'timestamp') continue
    name(problem, 'fields')
    const code = trimCode(key)
    if (code !== null) problem.code ??= code
    else problem.fields.push(key)
    problem.texts.push(text)
  }
}

/** The outermost shape gives the name. */
function name(problem: Problem, shape: Shape): void {
  if (problem.shape === 'empty') problem.shape = shape
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the parser's own error quotes the text, so it goes no further
  }
}
