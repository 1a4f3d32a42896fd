export { load } from './load.ts'
export { type ClosableFile, openFile } from './open-file.ts'
export { save } from './save.ts'
