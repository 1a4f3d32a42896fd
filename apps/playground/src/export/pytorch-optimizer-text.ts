import type { Chosen } from '../catalogue/entry.ts'
import { pytorchOptimizers } from './pytorch-tables.ts'

/** The optimizer of a PyTorch program; where torch.optim has none like it, a line that says so and stops. */
export function pytorchOptimizerText({ name, settings }: Chosen, parameters = 'model.parameters()'): string {
  const known = pytorchOptimizers[name]
  if (known) {
    const line = parameters === 'parameters' ? '' : `parameters = ${parameters}\n`
    return `${line}optimizer = torch.optim.${known((key) => String(settings[key]), settings)}`
  }
  const numbers = Object.entries(settings).map(([key, value]) => `${key} ${value}`)
  return `raise NotImplementedError(
    "torch.optim has no ${name}. Put one with these numbers in the place of this line, "
    "and call it optimizer: ${numbers.join(', ')}."
)`
}
