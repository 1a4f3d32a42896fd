import { describe, expect, it } from 'vitest'
import { firstConfig, PIXELS, SIDE } from '../config.ts'
import { centeredDigit } from '../drawing/centered-digit.ts'
import { readDigits } from './digits.fixture.ts'
import { accuracyOn, likeliest, startDigitsRun } from './digits-run.ts'
import { examine } from './examine.ts'

const digits = readDigits()
const quick = { ...firstConfig, width: 32, examples: 4000 }

describe('startDigitsRun', () => {
  it('learns digits in one epoch of four thousand, and examines itself', () => {
    const run = startDigitsRun(quick, digits)
    expect(accuracyOn(run, digits.test, 500)).toBeLessThan(0.4)
    while (run.position.epoch < 2) run.step()
    expect(run.steps).toBe(2 * Math.ceil(4000 / 64))
    const some = { count: 1000, pixels: digits.test.pixels.subarray(0, 1000 * PIXELS), labels: digits.test.labels }
    const { accuracy, confusion, mistakes, count } = examine(run, some, 5)
    expect(accuracy).toBeGreaterThan(0.85)
    expect(count).toBe(1000)
    expect(confusion.reduce((sum, one) => sum + one)).toBe(1000)
    expect(mistakes).toHaveLength(5)
    for (const { index, truth, guess, sure } of mistakes) {
      expect(digits.test.labels[index]).toBe(truth)
      expect(guess).not.toBe(truth)
      expect(sure).toBeLessThanOrEqual(mistakes[0].sure)
    }
  })

  it('takes the same way from the same seed, with windows too', () => {
    const config = { ...quick, network: 'convolution', width: 2, examples: 200 } as const
    const losses = [1, 1, 2].map((seed) => {
      const run = startDigitsRun({ ...config, seed }, digits)
      for (let step = 0; step < 3; step++) run.step()
      return run.loss
    })
    expect(losses[0]).toBe(losses[1])
    expect(losses[0]).not.toBe(losses[2])
  })
})

describe('centeredDigit', () => {
  it('gives back a digit of MNIST that was drawn larger and elsewhere', () => {
    const run = startDigitsRun({ ...quick, examples: 6000 }, digits)
    while (run.position.epoch < 2) run.step()
    let [same, checked] = [0, 0]
    for (let index = 0; index < 40; index++) {
      const original = digits.test.pixels.subarray(index * PIXELS, (index + 1) * PIXELS)
      const drawn = centeredDigit(enlarged(original, 7, 40, -25), 7 * SIDE + 100)
      expect(drawn).not.toBeNull()
      checked += 1
      if (likeliest(run.predict(drawn ?? []), 0) === likeliest(run.predict(original), 0)) same += 1
    }
    expect(same / checked).toBeGreaterThanOrEqual(0.9)
  })

  it('puts the centre of mass into the middle, in a box of twenty', () => {
    const side = 200
    const ink = new Float32Array(side * side)
    for (let row = 10; row < 110; row++) for (let column = 150; column < 170; column++) ink[row * side + column] = 255
    const digit = centeredDigit(ink, side) as Float32Array
    const rows = Array.from({ length: SIDE }, (_, row) => Math.max(...digit.subarray(row * SIDE, (row + 1) * SIDE)))
    expect(rows.filter((value) => value > 127)).toHaveLength(20)
    expect(rows.indexOf(255)).toBe(4)
    expect(digit[14 * SIDE + 12]).toBe(255)
    expect(digit[14 * SIDE + 15]).toBe(255)
    expect(digit[14 * SIDE + 16]).toBe(0)
  })

  it('is nothing where nothing is drawn', () => {
    expect(centeredDigit(new Uint8Array(100), 10)).toBeNull()
  })
})

/** A picture `times` as large, moved on a larger sheet. */
function enlarged(pixels: Uint8Array, times: number, right: number, down: number): Uint8Array {
  const side = times * SIDE + 100
  const sheet = new Uint8Array(side * side)
  for (let row = 0; row < times * SIDE; row++) {
    for (let column = 0; column < times * SIDE; column++) {
      const value = pixels[Math.floor(row / times) * SIDE + Math.floor(column / times)]
      sheet[(row + 50 + down) * side + column + 50 + right] = value
    }
  }
  return sheet
}
