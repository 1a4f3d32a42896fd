import { catalogue } from '@chainrule/catalogue'
import katex from 'katex'
import { expect, it } from 'vitest'
import { toTex } from './to-tex.ts'

it('writes letters, powers, indices, roots and names as TeX', () => {
  expect(toTex('mean <- β₁ mean + (1 - β₁) g²')).toBe(
    '\\begin{aligned}\n\\mathrm{mean} &\\leftarrow  \\beta _{1}\\, \\mathrm{mean} + (1 - \\beta _{1})\\, g^{2}\n\\end{aligned}',
  )
  expect(toTex('w = √(v / (1 - a)) + ε')).toContain('\\sqrt{v / (1 - a)} + \\varepsilon')
})

it('leaves sentences as they are', () => {
  expect(toTex('w = 1 where i = j')).toBeNull()
  expect(toTex('norm = √(Σ g²) over all parameters')).toBeNull()
  expect(toTex('any words')).toBeNull()
})

it('writes TeX that KaTeX takes for every formula of the catalogue that it translates', () => {
  const translated = catalogue.flatMap(({ name, formula }) => {
    const tex = toTex(formula)
    return tex ? [{ name, tex }] : []
  })

  expect(translated.length).toBeGreaterThan(60)
  for (const { name, tex } of translated) {
    expect(() => katex.renderToString(tex, { displayMode: true, strict: 'error' }), name).not.toThrow()
  }
})
