import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { devNull } from 'node:os'

/** Prints what has to change in a committed file, which may not exist yet, to become `fresh`. */
export function printDifference(committed: string, fresh: string): void {
  const before = existsSync(committed) ? committed : devNull
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', before, '-'], {
    input: fresh,
    encoding: 'utf8',
  })
  console.log(stdout)
}
