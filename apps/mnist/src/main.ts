import { setBackend } from '@chainrule/autograd'
import { wasmBackend } from '@chainrule/backend-wasm'
import { readArguments, settingsFrom } from './arguments.ts'
import { compare } from './compare.ts'
import { helpText } from './help.ts'
import { trainOnce } from './train-once.ts'
import { UsageError } from './usage-error.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  try {
    const given = readArguments(args)
    if (given.help) {
      process.stdout.write(`${helpText(process.stdout.columns || 100)}\n`)
      return 0
    }
    const settings = settingsFrom(given)
    if (settings.backend === 'wasm') setBackend(wasmBackend())
    return await (settings.compare ? compare(settings, process.stdout) : trainOnce(settings, given, process.stdout))
  } catch (error) {
    if (!(error instanceof UsageError) && (error as Error)?.name !== 'ChainruleError') throw error
    process.stderr.write(`${(error as Error).message}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}
