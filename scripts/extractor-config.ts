import { join } from 'node:path'
import { ExtractorConfig, ExtractorLogLevel, type IConfigFile } from '@microsoft/api-extractor'
import { TSDocConfigFile } from '@microsoft/tsdoc-config'
import { root } from './packages.ts'

const tsdocConfigFile = TSDocConfigFile.loadFile(join(root, 'tsdoc.json'))
const added = { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true }
const error = { logLevel: ExtractorLogLevel.Error }
const silent = { logLevel: ExtractorLogLevel.None }

/** What api-extractor is told of one entry point of a package; `outputs` says what it writes: a report, a model. */
export function extractorConfig(
  path: string,
  types: string,
  outputs: Pick<IConfigFile, 'apiReport' | 'docModel'>,
): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: path,
      mainEntryPointFilePath: join(path, types),
      compiler: {
        overrideTsconfig: { extends: join(root, 'tsconfig.base.json'), compilerOptions: { customConditions: [] } },
      },
      apiReport: { enabled: false, reportFileName: 'unused.api.md' },
      docModel: { enabled: false },
      ...outputs,
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
