import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from './paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function followed() {
  const source = signal(0)
  const playing = signal(true)
  const seen: number[] = []
  const { signal: slow, stop } = paced(() => source.value, { perSecond: 10, while: () => playing.value })
  slow.subscribe((value) => void seen.push(value))
  return { source, playing, seen, stop }
}

describe('paced', () => {
  it('follows at most so many times a second, and ends with the last value', () => {
    const { source, seen } = followed()
    for (let value = 1; value <= 60; value++) {
      vi.advanceTimersByTime(16)
      source.value = value
    }
    expect(seen.length).toBeGreaterThan(8)
    expect(seen.length).toBeLessThan(13)
    vi.advanceTimersByTime(100)
    expect(seen.at(-1)).toBe(60)
  })

  it('follows at once when the condition does not hold, and when it ends', () => {
    const { source, playing, seen } = followed()
    source.value = 1
    expect(seen).toEqual([0])
    playing.value = false
    expect(seen).toEqual([0, 1])
    source.value = 2
    source.value = 3
    expect(seen).toEqual([0, 1, 2, 3])
  })

  it('follows the first value at once when the condition begins to hold after a while', () => {
    const { source, playing, seen } = followed()
    playing.value = false
    vi.advanceTimersByTime(1000)
    playing.value = true
    source.value = 1
    expect(seen).toEqual([0, 1])
  })

  it('stops for good', () => {
    const { source, seen, stop } = followed()
    source.value = 1
    stop()
    vi.advanceTimersByTime(1000)
    source.value = 2
    expect(seen).toEqual([0])
  })
})
