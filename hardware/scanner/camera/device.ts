/** A camera of this machine. Before permission labels are empty and sizes 0. */
export interface Device {
  deviceId: string
  label: string
  /** the largest picture it can deliver, in pixels */
  width: number
  height: number
}

/** The camera to open: the first whose label contains `label`, else the one with the most pixels; null when nothing tells them apart. */
export function preferredDevice(devices: readonly Device[], label: string | null): string | null {
  const known = devices.filter(device => device.deviceId !== '')
  const wanted = label && known.find(device => device.label.toLowerCase().includes(label.toLowerCase()))
  if (wanted) return wanted.deviceId
  // More than 1080p is never asked for, so a 4K camera is no better than a Full HD one.
  const pixels = (device: Device) => Math.min(device.width, 1920) * Math.min(device.height, 1080)
  const best = known.reduce<Device | null>((found, device) => (found && pixels(found) >= pixels(device) ? found : device), null)
  return best && pixels(best) > 0 ? best.deviceId : null
}

/** 1080p where the camera has it, else what comes nearest (720p of most others), at 30 frames a second. */
export const pictureWanted = (deviceId: string | null): MediaTrackConstraints => ({
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 30 },
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
})

/** The cameras as the browser tells them at this moment. */
export async function devices(): Promise<Device[]> {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all.flatMap(info => {
    if (info.kind !== 'videoinput') return []
    const { width, height } = 'getCapabilities' in info ? (info as InputDeviceInfo).getCapabilities() : {}
    return [{ deviceId: info.deviceId, label: info.label, width: width?.max ?? 0, height: height?.max ?? 0 }]
  })
}
