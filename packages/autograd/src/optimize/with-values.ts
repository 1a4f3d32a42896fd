import type { Tree } from '../contracts/optimizer.ts'
import type { Parameter } from '../parameter.ts'

/** Runs `body` with other values in place of some parameters. */
export function withValues<T>(parameters: ReadonlyMap<string, Parameter>, values: Tree, body: () => T): T {
  return Object.entries(values).reduceRight<() => T>((inner, [name, value]) => {
    const cell = parameters.get(name)
    return cell ? () => cell.substitute(value, inner) : inner
  }, body)()
}
