import wabt from 'wabt'
import { median } from './statistics.ts'

/** What this machine can do at most, on one thread, measured in the same run. */
export interface Ceilings {
  /** Billions of multiplications and additions in a second, from registers alone, in WebAssembly with SIMD128. */
  readonly arithmetic: number
  /** The same with fused multiply-add, or null where the engine has none. */
  readonly fused: number | null
  /** Billions of bytes in a second of a[i] = b[i] + s·c[i] over arrays that no cache holds. */
  readonly memory: number
}

const ACCUMULATORS = 12
const REPEATS = 4
const ELEMENTS = 8_000_000

export async function measureCeilings(rounds = 7): Promise<Ceilings> {
  return {
    arithmetic: (await arithmetic(rounds, false)) as number,
    fused: await arithmetic(rounds, true),
    memory: await memory(rounds),
  }
}

async function arithmetic(rounds: number, fused: boolean): Promise<number | null> {
  const accumulators = Array.from({ length: ACCUMULATORS }, (_, i) => `$a${i}`)
  const multiplyAdd = (name: string) =>
    fused
      ? `(local.set ${name} (f32x4.relaxed_madd (local.get ${name}) (local.get $x) (local.get $y)))`
      : `(local.set ${name} (f32x4.add (f32x4.mul (local.get ${name}) (local.get $x)) (local.get $y)))`
  const body = Array.from({ length: REPEATS }, () => accumulators.map(multiplyAdd).join('\n')).join('\n')
  const run = await compile<(count: number) => number>(
    `(module (func (export "run") (param $count i32) (result f32)
      (local $x v128) (local $y v128) ${accumulators.map((name) => `(local ${name} v128)`).join(' ')}
      (local.set $x (f32x4.splat (f32.const 0.5)))
      (local.set $y (f32x4.splat (f32.const 0.25)))
      (loop $again
        ${body}
        (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
      (f32x4.extract_lane 0 ${accumulators.map((name) => `(local.get ${name})`).reduce((sum, next) => `(f32x4.add ${sum} ${next})`)})))`,
  )
  if (!run) return null
  const count = 1_000_000
  const operations = count * REPEATS * ACCUMULATORS * 8
  return operations / secondsOf(rounds, () => run(count)) / 1e9
}

async function memory(rounds: number): Promise<number> {
  const bytes = 4 * ELEMENTS
  const run = (await compile<() => void>(
    `(module (memory ${Math.ceil((3 * bytes) / 65536)}) (func (export "run") (local $i i32)
      (loop $again
        (v128.store (local.get $i)
          (f32x4.add
            (v128.load offset=${bytes} (local.get $i))
            (f32x4.mul (f32x4.splat (f32.const 0.5)) (v128.load offset=${2 * bytes} (local.get $i)))))
        (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.const ${bytes}))))))`,
  )) as () => void
  return (3 * bytes) / secondsOf(rounds, run) / 1e9
}

/** The function of a module in text form, or null where the engine does not take it. */
async function compile<F>(text: string): Promise<F | null> {
  const tools = await wabt()
  const features = { simd: true, relaxed_simd: true }
  const { buffer } = tools.parseWat('ceiling.wat', text, features).toBinary({})
  const bytes = new Uint8Array(buffer)
  if (!WebAssembly.validate(bytes)) return null
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.run as F
}

/** Seconds of a call, the median over rounds after some to get warm. */
function secondsOf(rounds: number, call: () => unknown): number {
  for (let i = 0; i < 3; i++) call()
  return median(
    Array.from({ length: rounds }, () => {
      const begin = performance.now()
      call()
      return (performance.now() - begin) / 1000
    }),
  )
}
