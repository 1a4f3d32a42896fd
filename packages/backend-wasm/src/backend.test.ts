import { testBackend } from '@chainrule/conformance'
import { describe, test } from 'vitest'
import { wasmBackend } from './backend.ts'

testBackend(wasmBackend({ threads: 1 }), { test, describe })

describe('on three threads, whatever the size of a plan', () => {
  testBackend(wasmBackend({ threads: 3, share: 'always' }), { test, describe })
})
