import { ModuleBuilder } from './assembler/module.ts'

/** Whether the engine multiplies and adds vectors in one instruction (relaxed SIMD). */
export function hasFusedMultiplyAdd(): boolean {
  const module = new ModuleBuilder({ minimum: 1 })
  module.function({ parameters: [] }, (code) => {
    code.f32x4(1).f32x4(1).f32x4(1).op('f32x4.relaxed_madd').op('drop')
  })
  return WebAssembly.validate(module.encode())
}

/** What the engine or the page lacks to run generated code; `null` when nothing. */
export function missingFeature(): string | null {
  if (typeof WebAssembly === 'undefined') return 'this engine has no WebAssembly'
  const module = new ModuleBuilder({ minimum: 1 })
  module.function({ parameters: [] }, (code) => {
    code.f32x4(1).op('f32x4.abs').op('drop')
  })
  const bytes = module.encode()
  if (!WebAssembly.validate(bytes)) return 'this engine has no SIMD in WebAssembly'
  try {
    new WebAssembly.Module(bytes)
    return null
  } catch {
    return "the content policy of this page forbids WebAssembly ('wasm-unsafe-eval' allows it)"
  }
}
