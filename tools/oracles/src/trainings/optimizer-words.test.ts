import { expect, it } from 'vitest'
import { readOptimizerWords } from './optimizer-words.ts'

it('reads names, numbers and flags', () => {
  expect(readOptimizerWords('SGD lr 0.1 momentum 0.9 nesterov')).toEqual({
    name: 'SGD',
    options: { lr: 0.1, momentum: 0.9, nesterov: true },
  })
  expect(readOptimizerWords('AdamW lr 0.01 weight decay 1e-2 on every parameter')).toEqual({
    name: 'AdamW',
    options: { lr: 0.01, weight_decay: 0.01 },
  })
})
