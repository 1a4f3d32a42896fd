export { loadRun } from './load-run.ts'
export { saveRun } from './save-run.ts'
