import { type Model, parameter, State, settingsOf, snapshot, tensor } from '@chainrule/autograd'
import { decode, encode, type TensorData } from '@chainrule/safetensors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointOf } from './checkpoint-of.ts'
import { fromExactJson, toExactJson } from './exact-json.ts'
import { restoreCheckpoint } from './restore-checkpoint.ts'
import { smallRun } from './small-run.fixture.ts'
import { train } from './train.ts'

/** A run after some steps. */
async function trained(steps: number) {
  const { run, data, step } = smallRun()
  const training = train({ data, step, steps })
  await training.finish()
  return { ...run, training }
}

function bytesOf(run: Model, metadata?: Record<string, string>) {
  const checkpoint = checkpointOf(run, metadata)
  return decode(encode(checkpoint.tensors, checkpoint.metadata))
}

type Decoded = ReturnType<typeof decode>

describe('checkpointOf', () => {
  it('names tensors by their paths in the run, and a model alone as PyTorch does', async () => {
    const run = await trained(1)
    expect(Object.keys(checkpointOf(run).tensors).sort()).toEqual([
      'model.first',
      'model.second',
      'optimizer.noisyAdam.first.mean',
      'optimizer.noisyAdam.first.variance',
      'optimizer.noisyAdam.random',
      'optimizer.noisyAdam.second.mean',
      'optimizer.noisyAdam.second.variance',
      'random.cell',
    ])
    expect(Object.keys(checkpointOf(run.model).tensors)).toEqual(['first', 'second'])
  })

  it('keeps texts of your own, except under its own key', () => {
    const run = { w: parameter(tensor([1])) }
    expect(restoreCheckpoint(run, bytesOf(run, { config: '{"layers":[1]}' }))).toEqual({ config: '{"layers":[1]}' })
    expect(() => checkpointOf(run, { chainrule: '' })).toThrow(expect.objectContaining({ code: 'reserved-metadata' }))
  })

  it('copies the numbers of the moment', () => {
    const w = parameter(tensor([1]))
    const { tensors } = checkpointOf({ w })
    w.write([2])
    expect(tensors.w.data).toEqual(Float32Array.of(1))
  })
})

describe('restoreCheckpoint', () => {
  it('puts the whole state back, cells without a value included', async () => {
    const run = { ...(await trained(3)), later: new State([2], 'int32') }
    const saved = bytesOf(run)
    const other = { ...(await trained(5)), later: new State([2], 'int32') }
    restoreCheckpoint(other, saved)
    expect(snapshot(other)).toEqual(snapshot(run))
    expect(other.later.initialized).toBe(false)
  })

  const weights = { first: parameter(tensor([[1, 2]])), second: parameter(tensor([3])) }
  type Change = (checkpoint: Decoded & { tensors: Record<string, TensorData> }) => void
  it.each<[string, string, RegExp, Change]>([
    [
      'a missing tensor',
      'checkpoint-missing-tensor',
      /no "first", a float32 \[1,2\]/,
      ({ tensors }) => delete tensors.first,
    ],
    [
      'an unexpected tensor',
      'checkpoint-unexpected-tensor',
      /holds "third"/,
      ({ tensors }) => (tensors.third = tensors.first),
    ],
    [
      'another shape',
      'checkpoint-wrong-shape',
      /"second" is \[1,2\] in the checkpoint, and \[1\]/,
      ({ tensors }) => (tensors.second = tensors.first),
    ],
    [
      'another type',
      'checkpoint-wrong-dtype',
      /"second" is float64 in the checkpoint, and float32/,
      ({ tensors }) => (tensors.second = { dtype: 'float64', shape: [1], data: Float64Array.of(1) }),
    ],
    [
      'a version of the future',
      'checkpoint-version',
      /version 2/,
      ({ metadata }) => (metadata.chainrule = '{"version":2}'),
    ],
    [
      'a state that is no JSON',
      'checkpoint-bad-state',
      /cannot be read: \{oops/,
      ({ metadata }) => (metadata.chainrule = '{oops'),
    ],
    [
      'a state of another kind',
      'checkpoint-bad-state',
      /cannot be read/,
      ({ metadata }) => (metadata.chainrule = '[1]'),
    ],
    [
      'an unexpected part',
      'checkpoint-unexpected-part',
      /knows of "optimizer"/,
      ({ metadata }) => (metadata.chainrule = '{"version":1,"parts":{"optimizer":{}},"empty":[]}'),
    ],
  ])('refuses %s, and changes nothing', (_, code, message, change) => {
    const saved = bytesOf(weights)
    weights.first.write([7, 8])
    const before = snapshot(weights)
    change(saved)
    expect(() => restoreCheckpoint(weights, saved)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
    expect(snapshot(weights)).toEqual(before)
    weights.first.write([1, 2])
  })

  it('refuses a file of weights for a run with an optimizer, and says how to load them', async () => {
    const { model, optimizer, random } = await trained(1)
    const saved = bytesOf({ model, random })
    expect(() => restoreCheckpoint({ model, random, optimizer }, saved)).toThrow(
      expect.objectContaining({ code: 'checkpoint-missing-tensor' }),
    )
    const part = { progress: () => ({}), resume() {} }
    expect(() => restoreCheckpoint({ model, random, part }, saved)).toThrow('restore into the model alone')
  })

  it('takes the model out of a whole run on request', async () => {
    const run = await trained(2)
    const { model } = await trained(1)
    const { tensors, metadata } = bytesOf(run)
    restoreCheckpoint({ model }, { tensors, metadata }, { others: 'ignore' })
    expect(snapshot(model)).toEqual(snapshot(run.model))
  })

  it('reads files of other programs, whose counts are int64 and whose weights may be half precision', () => {
    const run = { count: new State([], 'int32'), w: parameter(tensor([1, 2])) }
    const tensors = {
      count: { dtype: 'int64', shape: [], data: BigInt64Array.of(938n) },
      w: { dtype: 'float16', shape: [2], data: Uint16Array.of(0x3e00, 0xc000) },
    } as const
    restoreCheckpoint(run, { tensors, metadata: {} })
    expect([run.count.item(), ...run.w.data()]).toEqual([938, 1.5, -2])
  })

  it('changes nothing when a part refuses, even where another part has gone on already', async () => {
    const run = await trained(2)
    const saved = bytesOf({ ...run, z: { progress: () => 1, resume() {} } })
    const later = await trained(6)
    const before = snapshot(later)
    const resumed: unknown[] = []
    const refusing = {
      progress: () => 'old',
      resume(progress: unknown) {
        resumed.push(progress)
        if (progress === 1) throw new TypeError('no way')
      },
    }
    expect(() => restoreCheckpoint({ ...later, z: refusing }, saved)).toThrow(
      expect.objectContaining({
        code: 'checkpoint-bad-state',
        message: expect.stringContaining('cannot go on from what the checkpoint knows of it: no way'),
      }),
    )
    expect(resumed).toEqual([1, 'old'])
    expect(snapshot(later)).toEqual(before)
  })

  it('lets another optimizer refuse', async () => {
    const { metadata, tensors } = bytesOf({ optimizer: (await trained(1)).optimizer })
    const run = { optimizer: (await trained(1)).optimizer }
    const changed = metadata.chainrule.replace('"noisyAdam"', '"otherAdam"')
    expect(() => restoreCheckpoint(run, { tensors, metadata: { chainrule: changed } })).toThrow(
      expect.objectContaining({ code: 'other-optimizer' }),
    )
  })

  it('keeps a hostile path from reaching any prototype', () => {
    const run = { toString: undefined, w: parameter(tensor([1])) } as unknown as Model
    const { tensors } = bytesOf(run)
    const metadata = { chainrule: '{"version":1,"parts":{"__proto__":{"polluted":1}},"empty":["__proto__"]}' }
    expect(() => restoreCheckpoint(run, { tensors, metadata })).toThrow('knows of "__proto__"')
    expect('polluted' in {}).toBe(false)
    const part = { progress: () => 1, resume() {} }
    const empty = { chainrule: '{"version":1,"parts":{},"empty":[]}' }
    expect(() => restoreCheckpoint({ valueOf: part }, { tensors: {}, metadata: empty })).toThrow('nothing of "valueOf"')
  })
})

it('writes numbers to JSON so that every one comes back as it was', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Number.NEGATIVE_INFINITY))
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(number), (value, numbers) => {
      const tree = { value: JSON.parse(JSON.stringify(value)), numbers }
      expect(fromExactJson(toExactJson(tree))).toEqual(tree)
    }),
  )
})

it('continues an optimizer whose settings were changed while it ran', () => {
  const first = smallRun({ learningRate: 0.1 }).run
  settingsOf(first.optimizer).set('learningRate', 0.5)
  const second = smallRun({ learningRate: 0.1 }).run
  restoreCheckpoint(second, bytesOf(first))
  expect(settingsOf(second.optimizer).get('learningRate')).toBe(0.5)
})
