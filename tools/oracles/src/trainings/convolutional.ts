import type { Tensor } from '@chainrule/autograd'
import { readAttributes } from '../attributes.ts'
import { operations } from '../operations/index.ts'
import { type Environment, evaluateFormula } from './formula.ts'

/** `conv2d(k1,c1,pad 1)-relu-maxpool2-flatten-.w+b; crossEntropy`: layers joined by dashes, then the loss of `t`. */
export function convolutionalLoss(model: string, names: Environment): Tensor {
  const [layers, loss] = model.split(';').map((part) => part.trim())
  const output = layers.split(/-(?![^(]*\))/).reduce((x, layer) => applyLayer(layer.trim(), x, names), names.x)
  return evaluateFormula(loss.includes('(') ? loss : `${loss}(output, t)`, { ...names, output })
}

function applyLayer(layer: string, x: Tensor, names: Environment): Tensor {
  if (layer.startsWith('.')) return evaluateFormula(`x${layer}`, { ...names, x })
  if (layer === 'flatten') return x.reshape([x.shape[0], -1])
  const pool = /^(max|avg)pool(\d+)$/i.exec(layer)
  if (pool) {
    return operations[`${pool[1].toLowerCase()}Pool2d`]([x], readAttributes({ kernel_size: Number(pool[2]) }))
  }
  const conv = /^conv2d\((.*)\)$/.exec(layer)
  if (!conv) return evaluateFormula(`${layer}(x)`, { x })
  const words = conv[1].split(',').map((word) => word.trim().split(' '))
  const settings = words.flatMap(([name, value]) => (value ? [[settingNames[name] ?? name, Number(value)]] : []))
  const weights = words.flatMap(([name, value]) => (value ? [] : [names[name]]))
  return operations.conv2d([x, ...weights], readAttributes(Object.fromEntries(settings)))
}

const settingNames: { readonly [word: string]: string } = { pad: 'padding' }
