import type { Watcher } from '../wire/route.ts'
import type { World } from '../world/world.ts'
import { type Scenario, type Step, setAll } from './parse.ts'

/** The running scenario and how far it is. */
export interface Progress {
  title: string
  steps: { call: string; times: number; after: boolean; seen: number; done: boolean }[]
}

export interface Runner extends Watcher {
  /** Takes the place of the one before; its switches are set at once. */
  start(scenario: Scenario): void
  stop(): void
  /** null: no scenario runs */
  progress(): Progress | null
  /** A reset was made: the scenario the sandbox was started with begins again, any other ends. */
  again(): void
}

/** Whether a path is meant by a pattern, `…` (or `...`) being any part of it. */
export function meant(pattern: string, path: string): boolean {
  const parts = pattern.split(/…|\.\.\./).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(path)
}

/** Does what a scenario says, call by call. `first` is the one the sandbox was started with. */
export function createRunner(world: World, first: Scenario | null): Runner {
  let running: { scenario: Scenario; seen: Map<Step, number> } | null = null

  function start(scenario: Scenario): void {
    running = { scenario, seen: new Map() }
    setAll(world.switches, scenario.switches)
    world.changed()
  }

  function heard(method: string, path: string, after: boolean): void {
    if (!running) return
    for (const step of running.scenario.steps) {
      if (step.after !== after || step.method !== method || !meant(step.path, path)) continue
      const seen = (running.seen.get(step) ?? 0) + 1
      running.seen.set(step, seen)
      if (seen !== step.times) continue
      setAll(world.switches, step.set)
      if (step.forwardSeconds > 0) world.clock.forward(step.forwardSeconds)
      world.changed()
    }
  }

  if (first) start(first)
  return {
    start,
    stop() {
      running = null
    },
    before: (method, path) => heard(method, path, false),
    after: (method, path) => heard(method, path, true),
    progress: () =>
      running && {
        title: running.scenario.title,
        steps: running.scenario.steps.map(step => {
          const seen = running?.seen.get(step) ?? 0
          return { call: `${step.method} ${step.path}`, times: step.times, after: step.after, seen, done: seen >= step.times }
        }),
      },
    again() {
      running = null
      if (first) start(first)
    },
  }
}
