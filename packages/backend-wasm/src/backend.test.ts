import { testBackend } from '@chainrule/conformance'
import { describe, test } from 'vitest'
import { wasmBackend } from './backend.ts'

testBackend(wasmBackend(), { test, describe })
