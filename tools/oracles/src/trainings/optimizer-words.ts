/** Name and options of an optimizer that is given in words: `SGD lr 0.1 momentum 0.9 nesterov`. */
export function readOptimizerWords(words: string): { name: string; options: Record<string, unknown> } {
  const name = words.split(' ')[0]
  const numbers = [...words.matchAll(/([a-z_]+(?: decay)?) (-?\d+(?:\.\d+)?(?:e-?\d+)?)/g)].map(([, key, value]) => [
    key.replace(' ', '_'),
    Number(value),
  ])
  const flags = ['nesterov', 'amsgrad', 'centered'].filter((flag) => words.includes(flag)).map((flag) => [flag, true])
  return { name, options: Object.fromEntries([...numbers, ...flags]) }
}
