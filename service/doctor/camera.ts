import type { Config } from '../config.ts'
import type { Files } from './files.ts'
import { type Finding, failed, unseen, warned, well } from './finding.ts'

export interface CameraSeen {
  /** /dev/video0 */
  path: string
  name: string
}

/** The cameras of a Linux machine; one that has several nodes counts once. */
export async function camerasOf({ names, text }: Files): Promise<CameraSeen[]> {
  const nodes = ((await names('/dev')) ?? []).filter(name => /^video\d+$/.test(name))
  const about = await Promise.all(
    nodes.map(async node => ({
      path: `/dev/${node}`,
      name: (await text(`/sys/class/video4linux/${node}/name`))?.trim() || 'a camera of no name',
      // a USB camera has further nodes for what is no picture
      isFurther: !['0', undefined].includes((await text(`/sys/class/video4linux/${node}/index`))?.trim()),
    })),
  )
  return about.filter(({ isFurther }) => !isFurther).map(({ path, name }) => ({ path, name }))
}

const byHand = 'Open the staff’s room, "check this kiosk": it says whether the camera sees.'

export async function checkCamera(files: Files, wanted: Config['devices']['camera'], platform: NodeJS.Platform): Promise<Finding> {
  if (wanted === null) return well('camera', 'the config names none')
  if (platform !== 'linux') return unseen('camera', 'only Linux tells', byHand)
  const cameras = await camerasOf(files)
  if (cameras.length === 0)
    return failed(
      'camera',
      'no camera (no /dev/video*)',
      'Plug the camera in, at the machine itself and not at a hub; or write "camera: null" if it has none.',
    )
  const found = cameras.map(({ path, name }) => `${name} (${path})`).join('; ')
  const { label } = wanted
  const fit = cameras.filter(({ name }) => label === null || name.includes(label))
  if (fit.length === 0)
    return failed('camera', `${found}; none has "${label}" in its name`, 'Write a part of one of these names as devices.camera.label, or null.')
  const closed = []
  for (const { path } of fit) if (!(await files.mayUse(path))) closed.push(path)
  if (closed.length > 0)
    return failed('camera', `${found}; this user may not open ${closed.join(', ')}`, 'Put the kiosk’s user into the group video, and log in again.')
  if (fit.length > 1)
    return warned('camera', found, 'Write a part of the right one’s name as devices.camera.label, or the first that answers is used.')
  return well('camera', found)
}
