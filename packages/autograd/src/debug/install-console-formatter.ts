import { isTensor } from '../is-tensor.ts'

/** What Chrome, Edge and Firefox ask how to show an object; see their setting "Enable custom formatters". */
interface Formatter {
  header(value: unknown): unknown[] | null
  hasBody(value: unknown): boolean
}

/**
 * Teaches the console of the browser to show tensors as numbers.
 *
 * Custom formatters have to be switched on in the settings of the developer tools. Node shows tensors readably by itself.
 *
 * @returns A function that takes the formatter out again.
 *
 * @example
 * ```ts
 * import { installConsoleFormatter, tensor } from '@chainrule/autograd'
 *
 * const remove = installConsoleFormatter()
 * console.log(tensor([1, 2]).toString().split('\n')[1]) // [1, 2]
 * remove()
 * ```
 */
export function installConsoleFormatter(): () => void {
  const page = globalThis as { devtoolsFormatters?: Formatter[] }
  const formatter: Formatter = {
    header: (value) =>
      isTensor(value) ? ['div', { style: 'white-space: pre; font-family: monospace' }, value.toString()] : null,
    hasBody: () => false,
  }
  page.devtoolsFormatters = [...(page.devtoolsFormatters ?? []), formatter]
  return () => {
    page.devtoolsFormatters = (page.devtoolsFormatters ?? []).filter((other) => other !== formatter)
  }
}
