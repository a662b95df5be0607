import type { Look, Way } from './looks.ts'

export interface Picture {
  file: string
  name: string
  language: 'hi' | 'en'
  way: Way
  look: Look
  complaints: readonly string[]
}

/** What a script in the page reads as text; `<` could end it. */
const asJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** One page to look at all pictures: by a part of the name, language, orientation and look. It needs nothing but the pictures beside it. */
export const galleryPage = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every screen</title>
<style>
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #8a8680; color: #1d1a15 }
  form { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; padding: 10px 16px; background: #f2eee4; border-bottom: 2px solid #1d1a15 }
  input[type=search] { font: inherit; padding: 4px 8px; width: 16em }
  fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: 10px }
  main { display: flex; flex-wrap: wrap; gap: 12px; padding: 12px; align-items: flex-start }
  figure { margin: 0; background: #fff }
  figure.bad { outline: 4px solid #b3382a }
  img { display: block }
  figcaption { padding: 2px 8px; max-width: 400px; font-size: 13px }
  figcaption small { display: block; color: #b3382a }
</style>
<form>
  <label>Name <input type="search" name="name" placeholder="token, share, trouble …"></label>
  ${(
    [
      ['language', ['hi', 'en']],
      ['way', ['upright', 'across']],
      ['look', ['normal', 'big', 'contrast', 'low']],
    ] as const
  )
    .map(
      ([group, of]) =>
        `<fieldset><legend hidden>${group}</legend>${of
          .map((value, at) => `<label><input type="checkbox" name="${group}" value="${value}"${at === 0 ? ' checked' : ''}> ${value}</label>`)
          .join('')}</fieldset>`,
    )
    .join('\n  ')}
  <label><input type="checkbox" name="bad"> only with complaints</label>
  <output></output>
</form>
<main></main>
<script>
  const pictures = ${asJson(pictures)}
  const form = document.querySelector('form')
  const draw = () => {
    const wanted = new FormData(form)
    const found = pictures.filter(picture =>
      picture.name.toLowerCase().includes(wanted.get('name').toLowerCase()) &&
      ['language', 'way', 'look'].every(group => wanted.getAll(group).includes(picture[group])) &&
      (!wanted.has('bad') || picture.complaints.length > 0))
    form.querySelector('output').textContent = found.length + ' of ' + pictures.length
    document.querySelector('main').replaceChildren(...found.map(picture => {
      const figure = document.createElement('figure')
      figure.className = picture.complaints.length ? 'bad' : ''
      const link = Object.assign(document.createElement('a'), { href: picture.file })
      link.append(Object.assign(new Image(picture.way === 'upright' ? 300 : 460), { src: picture.file, loading: 'lazy', alt: picture.file }))
      const caption = document.createElement('figcaption')
      caption.append([picture.name, picture.language, picture.look].join(' · '), ...picture.complaints.map(text => Object.assign(document.createElement('small'), { textContent: text })))
      figure.append(link, caption)
      return figure
    }))
  }
  form.addEventListener('input', draw)
  form.addEventListener('submit', event => event.preventDefault())
  draw()
</script>
</html>
`
