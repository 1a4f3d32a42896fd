export { casesIn } from './cases.ts'
export { runCase } from './run-case.ts'
