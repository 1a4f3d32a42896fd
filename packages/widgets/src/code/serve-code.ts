import { type CodeError, runScript } from './run-typescript.ts'
import { showValue } from './show-value.ts'

/** From the worker in which code runs to the page. */
export type CodeMessage =
  | { readonly kind: 'log' | 'warn' | 'error'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string; readonly line: number | null }
  | { readonly kind: 'end' }

/** A run that writes more than this is cut short: a page that shows it all would stand still. */
const MOST_LINES = 1000

/** The worker's side of `RunnableCode`: runs what it is sent, with a console that writes to the page. */
export function serveCode(modules: Readonly<Record<string, unknown>>): void {
  const scope = self as unknown as {
    onmessage: ((event: MessageEvent<string>) => void) | null
    postMessage(message: CodeMessage): void
  }
  scope.onmessage = async ({ data }) => {
    let lines = 0
    const write =
      (kind: 'log' | 'warn' | 'error') =>
      (...values: unknown[]) => {
        if (++lines > MOST_LINES) return
        scope.postMessage({ kind, text: lines === MOST_LINES ? '…' : values.map(showValue).join(' ') })
      }
    const log = write('log')
    const console = { log, info: log, debug: log, table: log, warn: write('warn'), error: write('error') }
    try {
      await runScript(data, modules, { console })
      scope.postMessage({ kind: 'end' })
    } catch (error) {
      const { message, line } = error as CodeError
      scope.postMessage({ kind: 'failed', text: message, line })
    }
  }
}
