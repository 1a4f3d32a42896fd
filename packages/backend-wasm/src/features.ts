import { ModuleBuilder } from './assembler/module.ts'

/** Whether the engine multiplies and adds vectors in one instruction (relaxed SIMD). */
export function hasFusedMultiplyAdd(): boolean {
  const module = new ModuleBuilder({ minimum: 1 })
  module.function({ parameters: [] }, (code) => {
    code.f32x4(1).f32x4(1).f32x4(1).op('f32x4.relaxed_madd').op('drop')
  })
  return WebAssembly.validate(module.encode())
}
