import type { Words } from '@chainrule/catalogue'

/** What one sees in the widget of a member, and what one can do there; `widget` is its fence. */
export function widgetCaption(widget: string, name: string): Words {
  const [kind = ''] = widget.split(' ')
  if (widget.includes(' link=')) return captions.link(name)
  return (captions[kind] ?? captions.trajectory)(name)
}

const captions: Record<string, (name: string) => Words> & {
  link: (name: string) => Words
  trajectory: (name: string) => Words
} = {
  trajectory: (name) => ({
    en: `The way of ${name} over a loss of two weights. Move the start, the numbers, and the steps that are shown.`,
    pt: `O caminho de ${name} sobre uma perda de dois pesos. Mova o início, os números e os passos mostrados.`,
  }),
  link: (name) => ({
    en: `Momentum with ${name}, and dashed without it, over a loss of two weights. Move the start and the numbers.`,
    pt: `Momentum com ${name} e, tracejado, sem ele, sobre uma perda de dois pesos. Mova o início e os números.`,
  }),
  histogram: (name) => ({
    en: `The weights that ${name} draws for a layer. Change its size, the seed and the numbers.`,
    pt: `Os pesos que ${name} sorteia para uma camada. Mude o tamanho, a semente e os números.`,
  }),
  schedule: (name) => ({
    en: `The values of ${name} step by step. Change its numbers.`,
    pt: `Os valores de ${name} passo a passo. Mude os números.`,
  }),
  penalty: (name) => ({
    en: `What ${name} adds to the loss for one weight, and how strongly it pulls it.`,
    pt: `O que ${name} soma à perda por um peso, e com que força o puxa.`,
  }),
  noise: (name) => ({
    en: `What ${name} makes of four maps of ones in training: the stronger the colour, the larger the number.`,
    pt: `O que ${name} faz, no treino, de quatro mapas de uns: quanto mais forte a cor, maior o número.`,
  }),
}
