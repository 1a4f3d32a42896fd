/** What workers need that run code of the page; apart, so that no component comes with it. */
export * from './run-typescript.ts'
export * from './serve-code.ts'
