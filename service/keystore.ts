/** The machine's keystore as the shell finds it; `why`: half a sentence of why there is none that deserves the name. */
export type Keystore = { ok: true; name: string; seal(text: string): Uint8Array; open(bytes: Uint8Array): string } | { ok: false; why: string }
