import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { every } from './examples.tsx'

const arrowShape = /d="M0,-[\d.]+H[\d.]+V-/g

describe.each(Object.keys(every))('the scene %s', name => {
  describe.each(['portrait', 'landscape'] as const)('%s', orientation => {
    const markup = renderToStaticMarkup(every[name]?.(orientation))

    it('draws numbers only', () => {
      expect(markup).not.toMatch(/NaN|undefined|Infinity|\[object/)
    })

    it('has at most one arrow', () => {
      expect((markup.match(arrowShape) ?? []).length).toBeLessThanOrEqual(1)
    })

    it('clips each shape by its own path', () => {
      const ids = [...markup.matchAll(/<clipPath id="([^"]+)"/g)].map(match => match[1])
      const used = [...markup.matchAll(/url\(#([^)]+)\)/g)].map(match => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      expect(used.every(id => ids.includes(id))).toBe(true)
    })

    it('shows nobody a digit worth copying on cards and phones', () => {
      const texts = [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1] ?? '')
      expect(texts.filter(text => /\d{6,}/.test(text) && /[1-9]/.test(text))).toEqual([])
    })

    it('says nothing to a screen reader', () => {
      expect(markup.match(/<svg/g)?.length).toBe(markup.match(/<svg aria-hidden="true"/g)?.length)
    })
  })
})
