import { spawnSync } from 'node:child_process'
import { run, which } from './run.mjs'
import { say } from './say.mjs'

export const canInstallDebianPackages = () => process.platform === 'linux' && process.getuid?.() === 0 && which('apt-get') !== null

const installed = name => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own form
  const answer = spawnSync('dpkg-query', ['-W', '--showformat=${db:Status-Status}', name], { encoding: 'utf8' })
  return answer.status === 0 && answer.stdout === 'installed'
}

/** Installs those of the named Debian packages that are missing. A list inside the list: the first of them that this release has. */
export async function needDebianPackages(names, why) {
  const missing = names.filter(name => ![name].flat().some(installed))
  if (missing.length === 0) return
  say(`installing Debian packages ${why}: ${missing.map(name => [name].flat()[0]).join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env: environment })
  const chosen = missing.map(name => [name].flat().find(known) ?? [name].flat()[0])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...chosen], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
}

const known = name => {
  const answer = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return /Candidate: (?!\(none\))/.test(answer.stdout)
}
