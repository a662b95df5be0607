/** One line of progress, with the seconds since the start. */
const began = Date.now()
export const say = line => console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`)

/** A fault a person can mend: the sentence alone, no stack. */
export class Sentence extends Error {}

export const root = new URL('../../', import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1')
