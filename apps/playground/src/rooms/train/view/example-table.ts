import { drawNormal, randomKey } from '@chainrule/autograd'

/** A table to try: fruits by length, weight and sweetness, made by chance and always the same. */
export function exampleTable(): string {
  const kinds = [
    { name: 'lemon', length: 8, weight: 90, sweetness: 2 },
    { name: 'apple', length: 7, weight: 150, sweetness: 6 },
    { name: 'banana', length: 18, weight: 120, sweetness: 8 },
  ]
  const each = 40
  const chance = drawNormal(randomKey(7), [kinds.length * each, 3]).data()
  const rows = Array.from({ length: kinds.length * each }, (_, index) => {
    const { name, length, weight, sweetness } = kinds[index % kinds.length]
    const [a, b, c] = [0, 1, 2].map((column) => Number(chance[3 * index + column]))
    return [
      (length * (1 + 0.12 * a)).toFixed(1),
      (weight * (1 + 0.15 * b)).toFixed(0),
      (sweetness + 0.9 * c).toFixed(1),
      name,
    ].join(',')
  })
  return ['length,weight,sweetness,fruit', ...rows].join('\n')
}
