const ours = ['config', 'window', 'display', 'hide-cursor', 'alive', 'help', 'version'].map(name => `--${name}`)

/**
 * What the program is asked for besides being the kiosk: `doctor`, `init`, … with their own arguments, `--help`, `--version`; null: it shall be the kiosk.
 * `args`: what stands behind the program's name. Chromium's switches may stand in front; the folder of the app is `args`' first word where it is not packed. Pure.
 */
export function commandOf(args: readonly string[], isPackaged: boolean): string[] | null {
  const own = behindSwitches(isPackaged ? args : behindSwitches(args).slice(1))
  const [first] = own
  return first === undefined || (first.startsWith('-') && first !== '--help' && first !== '--version') ? null : own
}

function behindSwitches(args: readonly string[]): string[] {
  const first = args.findIndex(arg => !arg.startsWith('-') || ours.includes(arg.replace(/=.*/, '')))
  return first < 0 ? [] : args.slice(first)
}
