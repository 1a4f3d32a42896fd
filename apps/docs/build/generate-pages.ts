import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeErrors } from './errors/write-errors.ts'
import { writeMembers } from './members/write-members.ts'
import { contentFolder } from './pages/page-file.ts'
import { writeBenchmarks } from './project/write-benchmarks.ts'
import { writeChangelog } from './project/write-changelog.ts'
import { writeReference } from './reference/write-reference.ts'

/** Writes every page that is made from the code: reference, errors, members, benchmarks, changelog. */
export function generatePages(): void {
  for (const folder of ['reference', 'errors', 'members', 'pt-br/members']) {
    rmSync(join(contentFolder, folder), { recursive: true, force: true })
  }
  writeReference()
  writeErrors()
  writeMembers()
  writeBenchmarks()
  writeChangelog()
}
