import { createHash } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import qrcode from 'qrcode-generator'

/** What a fake camera shows. All but `texts` and `folder` have a reasonable value already. */
export interface CameraVideo {
  /** what the codes say; each sheet is held up in turn */
  texts: readonly string[]
  /** where finished videos are kept; the same wishes give the same file again */
  folder: string
  /** seconds of the empty room before each sheet */
  empty?: number
  /** seconds a sheet is held still, after it slid in */
  held?: number
  /** side of one module of the code in camera pixels */
  module?: number
  /** standard deviation of the blur in camera pixels */
  blur?: number
  /** how far the sheet is turned, in degrees */
  turn?: number
  /** brightness of the paper in the dim room: 1 is white */
  light?: number
  /** standard deviation of the sensor's noise in grey levels */
  noise?: number
  /** how much of the code fingers hide from below: from 0.4 on one of its corners is gone and nothing can read it */
  fingers?: number
}

const width = 1280
const height = 720
/** Chromium plays every .mjpeg at 30 frames a second, so each picture is written twice. */
const picturesASecond = 15
const slideSeconds = 0.6
/** Raised when the drawing changes, so that no old video is taken for a new one. */
const drawing = 3

/**
 * Writes a video for Chromium's --use-file-for-fake-video-capture (concatenated JPEGs, 1280 × 720): a counter's sheet slides into a dim,
 * empty room, is held with a tremor, blurred and turned a little, and taken away; Chromium repeats it for ever.
 * The answer is the file's path.
 */
export async function makeCameraVideo(wishes: CameraVideo): Promise<string> {
  const { texts, folder, empty = 3, held = 3, module = 6, blur = 0.8, turn = 4, light = 0.62, noise = 5, fingers = 0 } = wishes
  const name = createHash('sha256')
    .update(JSON.stringify([drawing, texts, empty, held, module, blur, turn, light, noise, fingers]))
    .digest('hex')
    .slice(0, 16)
  const file = join(folder, `camera-${name}.mjpeg`)
  if (await stat(file).catch(() => null)) return file

  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const room = drawRoom()
  const grains = Array.from({ length: 5 }, (_, i) => drawGrain(noise, i + 1))
  const pictures: Buffer[] = []
  let count = 0
  const shoot = (paint: (context: SKRSContext2D) => void) => {
    context.drawImage(room, 0, 0)
    paint(context)
    context.globalCompositeOperation = 'overlay'
    context.drawImage(grains[count++ % grains.length] as Canvas, 0, 0)
    context.globalCompositeOperation = 'source-over'
    return canvas.toBuffer('image/jpeg', 85)
  }

  const emptyRoom = grains.map(() => shoot(() => {}))
  for (const text of texts) {
    const sheet = drawSheet(text, module, blur, light, fingers)
    const show = (shift: number, time: number) =>
      shoot(() => {
        // A hand's tremor: a few pixels, some eight times a second.
        const x = width / 2 + shift + 3 * Math.sin(time * 51) + 2 * Math.sin(time * 23)
        const y = height / 2 + 2.5 * Math.sin(time * 47 + 1)
        context.save()
        context.translate(x, y)
        context.rotate(((turn + 0.5 * Math.sin(time * 31)) * Math.PI) / 180)
        // Tilted backwards: the upper half is a little further away.
        context.transform(1, 0, -0.04, 0.96, 0, 0)
        context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2)
        context.restore()
      })
    for (let i = 0; i < empty * picturesASecond; i++) pictures.push(emptyRoom[i % emptyRoom.length] as Buffer)
    const steps = Math.round(slideSeconds * picturesASecond)
    const away = (width + sheet.width) / 2 + 40
    const slide = Array.from({ length: steps }, (_, i) => (1 - i / steps) ** 2 * away)
    slide.forEach((shift, i) => {
      pictures.push(show(shift, i / picturesASecond))
    })
    for (let i = 0; i < held * picturesASecond; i++) pictures.push(show(0, i / picturesASecond))
    for (const shift of slide.toReversed()) pictures.push(show(-shift, shift / away))
  }

  await mkdir(folder, { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, Buffer.concat(pictures.flatMap(picture => [picture, picture])))
  await rename(unfinished, file)
  return file
}

/** A wall, a door frame and the light of a lamp somewhere above: nothing that looks like a code. */
function drawRoom() {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const wall = context.createRadialGradient(width * 0.4, -100, 100, width * 0.4, -100, 1100)
  wall.addColorStop(0, '#8d8a80')
  wall.addColorStop(1, '#3a3a38')
  context.fillStyle = wall
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#2c2e30'
  context.fillRect(930, 90, 260, 630)
  context.fillStyle = '#46494a'
  context.fillRect(950, 110, 220, 610)
  context.fillStyle = '#57503f'
  context.fillRect(0, 560, width, 160)
  return canvas
}

/** Grey noise around the middle, the same for the same seed. */
function drawGrain(deviation: number, seed: number) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  let state = (seed * 2654435761) | 0
  for (let i = 0; i < image.data.length; i += 4) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    // Four uniform bytes added up are near enough to a bell curve of deviation 147.
    const sum = (state & 255) + ((state >>> 8) & 255) + ((state >>> 16) & 255) + ((state >>> 24) & 255) - 510
    image.data.fill(Math.max(0, Math.min(255, 128 + (sum / 147) * deviation)), i, i + 3)
    image.data[i + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return canvas
}

/** The sheet on the hospital's counter, with the code in its middle, blurred once for all pictures. */
function drawSheet(text: string, module: number, blur: number, light: number, fingers: number) {
  const font = (weight: number) =>
    fileURLToPath(import.meta.resolve(`@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-${weight}-normal.woff2`))
  GlobalFonts.registerFromPath(font(700), 'Sheet')
  const code = qrcode(0, 'M')
  // Bytes of UTF-8, as every generator of such sheets writes them.
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), 'Byte')
  code.make()
  const modules = code.getModuleCount()
  const side = modules * module
  const sheet = createCanvas(Math.round(side + 14 * module + 40), Math.round(side + 14 * module + 120))
  const paint = sheet.getContext('2d')
  paint.fillStyle = 'white'
  paint.fillRect(12, 12, sheet.width - 24, sheet.height - 24)
  paint.fillStyle = '#1b4f8f'
  paint.fillRect(12, 12, sheet.width - 24, 64)
  paint.fillStyle = 'white'
  paint.font = '34px Sheet'
  paint.textAlign = 'center'
  paint.fillText('पंजीकरण काउंटर', sheet.width / 2, 56)
  paint.fillStyle = 'black'
  const left = (sheet.width - side) / 2
  const top = 76 + 5 * module
  for (let y = 0; y < modules; y++)
    for (let x = 0; x < modules; x++) if (code.isDark(y, x)) paint.fillRect(left + x * module, top + y * module, module, module)
  if (fingers > 0) {
    paint.fillStyle = '#7a5238'
    const hidden = side * fingers
    paint.fillRect(left - module, top + side - hidden, side + 2 * module, hidden + module)
  }
  paint.fillStyle = 'black'
  paint.font = '24px Sheet'
  paint.fillText('यह कोड दिखाइए', sheet.width / 2, top + side + 5 * module + 20)
  const seen = createCanvas(sheet.width, sheet.height)
  const context = seen.getContext('2d')
  // As seen by the camera: out of focus, and no brighter than the room allows.
  context.filter = `blur(${blur}px) brightness(${light})`
  context.drawImage(sheet, 0, 0)
  return seen
}
