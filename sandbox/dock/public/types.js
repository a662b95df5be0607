/**
 * What the sandbox tells, as this page reads it.
 *
 * @typedef {{ id: number, mobile: string, text: string, at: string }} Message
 * @typedef {{ key: string, name: string, purpose: string, age: number, gender: string, village: string, aadhaar: string | null, aadhaarMobile: string | null,
 *   messagesMobile: string | null, abhaNumber: string | null, abhaAddress: string | null, abhaMobile: string | null, abhaStatus: string | null }} Person
 * @typedef {{ name: string, group: string, label: string, kind: 'yesNo' | 'seconds' | 'number' | 'choice', choices: string[] | null, value: boolean | number | string, on: boolean }} WorldSwitch
 * @typedef {{ counterId: string, tokens: { tokenNumber: string, initial: string, at: string }[] }} Queue
 * @typedef {{ facility: { hipId: string, name: string }, people: Person[], messages: Message[], queue: Queue[], counters: { id: string, qr: string }[],
 *   switches: WorldSwitch[], timeOffsetSeconds: number,
 *   scenario: { title: string, steps: { call: string, times: number, seen: number, done: boolean }[] } | null }} World
 * @typedef {Record<string, boolean | number | string | null>} PrinterSwitches
 * @typedef {{ paper: 'ok' | 'nearEnd' | 'out', cover: 'closed' | 'open', plugged: boolean, powered: boolean, connected: boolean, busy: boolean,
 *   slips: { index: number, cut: boolean, heightRows: number, at: number }[], current: { heightRows: number, begun: boolean },
 *   counts: Record<string, number>, switches: PrinterSwitches, revision: number }} Printer
 */

export {}
