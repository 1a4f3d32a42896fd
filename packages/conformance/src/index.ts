export { type BackendOptions, backendCases } from './backend/backend-cases.ts'
export { testBackend } from './backend/test-backend.ts'
export type { Case, Departures, Outcome } from './case.ts'
export * from './expect-numbers.ts'
export { initializerCases } from './initializer/initializer-cases.ts'
export type { InitializerOptions, MakeInitializer, Wanted } from './initializer/options.ts'
export { testInitializer } from './initializer/test-initializer.ts'
export { optimizerCases } from './optimizer/optimizer-cases.ts'
export type {
  Allowance,
  Claim,
  Golden,
  MakeOptimizer,
  OptimizerOptions,
  Settings,
} from './optimizer/options.ts'
export type { TargetName } from './optimizer/targets.ts'
export { testOptimizer } from './optimizer/test-optimizer.ts'
export type { MakeRegularizer, RegularizerOptions } from './regularizer/options.ts'
export { regularizerCases } from './regularizer/regularizer-cases.ts'
export { testRegularizer } from './regularizer/test-regularizer.ts'
export * from './run-cases.ts'
export * from './runner.ts'
export type { MakeSchedule, ScheduleOptions } from './schedule/options.ts'
export { scheduleCases } from './schedule/schedule-cases.ts'
export { testSchedule } from './schedule/test-schedule.ts'
export * from './trajectory.ts'
