import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Answer } from '../wire/answer.ts'
import type { World } from '../world/world.ts'

const bytes = (status: number, type: string, content: Buffer): Answer => ({ status, bytes: content, headers: { 'content-type': type } })

async function asJpeg(png: Buffer): Promise<{ jpeg: Buffer; width: number; height: number }> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return { jpeg: canvas.toBuffer('image/jpeg', 85), width: image.width, height: image.height }
}

/** One page with one picture on it. */
async function asPdf(png: Buffer): Promise<Buffer> {
  const { jpeg, width, height } = await asJpeg(png)
  const paint = `q ${width} 0 0 ${height} 0 0 cm /Card Do Q`
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Card 5 0 R >> >> /Contents 4 0 R >>`),
    Buffer.from(`<< /Length ${paint.length} >>\nstream\n${paint}\nendstream`),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
  ]
  let file = Buffer.from('%PDF-1.4\n')
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(table + end)])
}

async function asSvg(png: Buffer): Promise<Buffer> {
  const { width, height } = await loadImage(png)
  const href = `data:image/png;base64,${png.toString('base64')}`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`,
  )
}

/** The card in the form a switch wants: NHA publishes PNG in one place and no content type in others (abdm-v3 c.9). */
export async function cardAnswer(world: World, status: number, png: Buffer): Promise<Answer> {
  switch (world.switches.cardForm) {
    case 'png':
      return bytes(status, 'image/png', png)
    case 'jpeg':
      return bytes(status, 'image/jpeg', (await asJpeg(png)).jpeg)
    case 'svg':
      return bytes(status, 'image/svg+xml', await asSvg(png))
    case 'pdf':
      return bytes(status, 'application/pdf', await asPdf(png))
    case 'octets':
      return bytes(status, 'application/octet-stream', png)
  }
}
