import { transform } from 'sucrase'

/** What went wrong in code that a person wrote, with the line where that is known. */
export class CodeError extends Error {
  override readonly name = 'CodeError'
  readonly line: number | null

  constructor(message: string, line: number | null) {
    super(message)
    this.line = line
  }
}

/**
 * Runs TypeScript as a module and gives its exports. Call it in a worker: the code may loop without end.
 *
 * Sucrase takes the types off: it is small (a tenth of the TypeScript compiler's size), keeps every line where it was, so that the
 * places in errors are right, and turns imports into calls that find the packages at hand. Types are not checked.
 *
 * @param modules - What the code may import, by name.
 * @param scope - Names that the code sees beside the usual ones, such as a console.
 * @throws CodeError for what cannot be read, unknown imports, and what the code throws while it is loaded.
 */
export function runTypeScript(
  code: string,
  modules: Readonly<Record<string, unknown>>,
  scope: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const exports: Record<string, unknown> = {}
  const names = ['exports', 'require', ...Object.keys(scope)]
  const run = compiled(code, names)
  try {
    run(exports, (name: string) => find(modules, name), ...Object.values(scope))
  } catch (error) {
    throw asCodeError(error)
  }
  return exports
}

/** Runs TypeScript with `await` at its top level, for its effects. */
export async function runScript(
  code: string,
  modules: Readonly<Record<string, unknown>>,
  scope: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const names = ['exports', 'require', ...Object.keys(scope)]
  const run = compiled(code, names, 'async ')
  try {
    await run({}, (name: string) => find(modules, name), ...Object.values(scope))
  } catch (error) {
    throw asCodeError(error)
  }
}

type Run = (...values: unknown[]) => unknown

/** One line stands before the code, so that lines are counted from there. */
function compiled(code: string, names: readonly string[], before = ''): Run {
  const plain = transpiled(code)
  try {
    // biome-ignore lint/security/noGlobalEval: running what the person wrote is what this is for, and it is asked for.
    return globalThis.eval(
      `(${before}function (${names.join(', ')}) { 'use strict';\n${plain}\n})\n//# sourceURL=code.ts`,
    ) as Run
  } catch (error) {
    throw new CodeError((error as Error).message, null)
  }
}

function transpiled(code: string): string {
  try {
    return transform(code, { transforms: ['typescript', 'imports'], preserveDynamicImport: false, production: true })
      .code
  } catch (error) {
    const { message, loc } = error as { message: string; loc?: { line: number } }
    throw new CodeError(message.replace(/^Error transforming .*?: /, ''), loc?.line ?? null)
  }
}

function find(modules: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(modules, name)) return modules[name]
  throw new CodeError(`Cannot import "${name}". There are: ${Object.keys(modules).join(', ')}.`, null)
}

function asCodeError(error: unknown): CodeError {
  if (error instanceof CodeError) return error
  if (!(error instanceof Error)) return new CodeError(String(error), null)
  return new CodeError(`${error.name}: ${error.message}`, lineOf(error))
}

/** The innermost line of the code in a trace. */
export function lineOf({ stack = '' }: Error): number | null {
  const found = /code\.ts:(\d+)/.exec(stack)
  return found ? Number(found[1]) - 1 : null
}
