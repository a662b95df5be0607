import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The process ids of a process and everything under it, from /proc. */
export function processTree(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // it ended while we looked
    }
  }
  const tree = [pid]
  for (const one of tree) for (const [child, parent] of parents) if (parent === one) tree.push(child)
  return tree
}

/** The TCP sockets on which these processes listen, as hexadecimal "address:port" of /proc/net/tcp. */
export function listeningSockets(pids: number[]): string[] {
  const inodes = new Set<string>()
  for (const pid of pids) {
    let names: string[] = []
    try {
      names = readdirSync(`/proc/${pid}/fd`)
    } catch {
      continue
    }
    for (const name of names) {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1]
        if (inode) inodes.add(inode)
      } catch {
        // it was closed while we looked
      }
    }
  }
  const listening = '0A'
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      .filter(fields => fields[3] === listening && inodes.has(fields[9] ?? ''))
      .map(fields => fields[1] ?? ''),
  )
}
