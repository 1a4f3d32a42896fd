/**
 * Compares the public surface of every package with the report committed under its `etc/`, or writes the reports
 * (`--update`). Reads the declarations in `dist`, so it needs a build.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor } from '@microsoft/api-extractor'
import { extractorConfig } from './extractor-config.ts'
import { type EntryPoint, entryPoints, libraryPackages, type Package, root } from './packages.ts'
import { printDifference } from './print-difference.ts'

const update = process.argv.includes('--update')
const temporary = join(root, 'node_modules/.cache/api')

mkdirSync(temporary, { recursive: true })
let changed = false
for (const library of libraryPackages()) {
  for (const entryPoint of reportedEntryPoints(library)) check(library, entryPoint)
}
if (changed) console.log('If that is meant, run `npm run api` and commit the reports.')

/** A `./*` pattern exports what `.` exports, file by file: one report says it all. */
function reportedEntryPoints({ path, manifest }: Package): EntryPoint[] {
  const named = Object.keys(manifest.exports).filter((subpath) => !subpath.includes('*'))
  return entryPoints(path).filter(({ subpath }) => named.includes(subpath))
}

function check(library: Package, entryPoint: EntryPoint): void {
  const report = `${[library.folder, ...entryPoint.subpath.split('/').slice(1)].join('-')}.api.md`
  const complaints: string[] = []
  const { apiReportChanged } = Extractor.invoke(configure(library, entryPoint, report), {
    localBuild: update,
    messageCallback: (message) => {
      message.handled = true
      if (message.logLevel === 'error') complaints.push(message.formatMessageWithLocation(root))
    },
  })
  const fresh = readFileSync(join(temporary, report), 'utf8')
  for (const [, name] of fresh.matchAll(
    /^\/\/ @public \(undocumented\)\nexport (?:abstract )?(?:class|const|function|interface|type) (\w+)/gm,
  )) {
    // One of several signatures speaks for all.
    const documented = new RegExp(`^// @public\\nexport function ${name}\\b`, 'm').test(fresh)
    if (!documented) complaints.push(`${name} has no docstring.`)
  }
  for (const complaint of complaints) console.log(`${library.name}: ${complaint}`)
  if (apiReportChanged && !update) {
    console.log(`The public surface of ${library.name} differs from etc/${report}:`)
    printDifference(join(library.path, 'etc', report), fresh)
    changed = true
  }
  if (changed || complaints.length > 0) process.exitCode = 1
}

function configure({ path }: Package, { types }: EntryPoint, reportFileName: string) {
  const reportFolder = join(path, 'etc')
  mkdirSync(reportFolder, { recursive: true })
  return extractorConfig(path, types, {
    apiReport: { enabled: true, reportFileName, reportFolder, reportTempFolder: temporary },
  })
}
