/**
 * Compares the public surface of every package with the report committed under its `etc/`, or writes the reports
 * (`--update`). Reads the declarations in `dist`, so it needs a build.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { TSDocConfigFile } from '@microsoft/tsdoc-config'
import { type EntryPoint, entryPoints, libraryPackages, type Package, root } from './packages.ts'
import { printDifference } from './print-difference.ts'

const update = process.argv.includes('--update')
const tsdocConfigFile = TSDocConfigFile.loadFile(join(root, 'tsdoc.json'))
const temporary = join(root, 'node_modules/.cache/api')
const added = { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true }
const error = { logLevel: ExtractorLogLevel.Error }
const silent = { logLevel: ExtractorLogLevel.None }

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

function configure({ path }: Package, { types }: EntryPoint, report: string): ExtractorConfig {
  const etc = join(path, 'etc')
  mkdirSync(etc, { recursive: true })
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: path,
      mainEntryPointFilePath: join(path, types),
      compiler: {
        overrideTsconfig: { extends: join(root, 'tsconfig.base.json'), compilerOptions: { customConditions: [] } },
      },
      apiReport: { enabled: true, reportFileName: report, reportFolder: etc, reportTempFolder: temporary },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: error },
        extractorMessageReporting: {
          default: added,
          'ae-missing-release-tag': silent,
          // Would repeat what the report says in place, with line numbers of generated files.
          'ae-undocumented': silent,
          'ae-unresolved-link': silent,
          // The parts of an optimizer's state and the constants behind `typeof` need no name outside, and a further entry
          // point may name types of the main one.
          'ae-forgotten-export': silent,
        },
        tsdocMessageReporting: { default: added },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(path, 'package.json'),
    tsdocConfigFile,
  })
}
