import cliProgress from 'cli-progress'
import { count, duration, percent } from './text.ts'

/** What the display is told after each step. */
export interface Moment {
  /** Digits seen in the whole training. */
  readonly seen: number
  readonly loss: number
  readonly accuracy: number
  /** What stands at the beginning: the epoch. */
  readonly label: string
}

export interface Progress {
  update(moment: Moment): void
  /** A line that stays. */
  print(line: string): void
  /** Takes the bar away and gives the cursor back. */
  stop(): void
}

export interface ProgressOptions {
  /** Digits to see in the whole training. */
  readonly total: number
  /** Digits seen before, by the run that goes on. */
  readonly before: number
}

const LINES_EVERY = 5

/** A bar on a terminal; on a pipe or in a file, plain lines every few seconds. */
export function showProgress(output: NodeJS.WriteStream, options: ProgressOptions): Progress {
  return output.isTTY ? showBar(output, options) : showLines(output, options)
}

function showBar(output: NodeJS.WriteStream, { total, before }: ProgressOptions): Progress {
  const paceOf = pace(before)
  const bar = new cliProgress.SingleBar({
    stream: output,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    fps: 10,
    format: (_, { progress }, moment) => barLine(output.columns || 80, progress, moment as Moment & Pace),
  })
  const open = (value: number, moment: object) => bar.start(total, value, moment)
  let last: Moment | null = null
  return {
    update(moment) {
      const payload = { ...moment, ...paceOf(moment.seen, total) }
      if (last) bar.update(moment.seen, payload)
      else open(moment.seen, payload)
      last = moment
    },
    print(line) {
      if (last) bar.stop()
      last = null
      output.write(`${line}\n`)
    },
    stop() {
      if (last) bar.stop()
      last = null
    },
  }
}

function showLines(output: NodeJS.WriteStream, { total, before }: ProgressOptions): Progress {
  const paceOf = pace(before)
  let printed = performance.now()
  return {
    update({ label, seen, loss, accuracy }) {
      if (performance.now() - printed < 1000 * LINES_EVERY) return
      printed = performance.now()
      const { rate, left } = paceOf(seen, total)
      const parts = [
        label,
        `${count(seen)} of ${count(total)} digits`,
        `loss ${loss.toFixed(3)}`,
        `accuracy ${percent(accuracy, 1)}`,
        `${count(rate)} digits/s`,
        `${duration(left)} left`,
      ]
      output.write(`${parts.join('   ')}\n`)
    },
    print(line) {
      output.write(`${line}\n`)
    },
    stop() {},
  }
}

interface Pace {
  /** Digits per second. */
  readonly rate: number
  /** Seconds. */
  readonly left: number
}

/** Speed since the beginning; the first steps, which write the plan down, count less and less. */
function pace(before: number): (seen: number, total: number) => Pace {
  const begin = performance.now()
  return (seen, total) => {
    const rate = (seen - before) / Math.max(1e-3, (performance.now() - begin) / 1000)
    return { rate: Math.round(rate), left: Math.round((total - seen) / Math.max(rate, 1)) }
  }
}

/** The line of the bar, never longer than the terminal is wide: what matters least is left out first. */
export function barLine(
  columns: number,
  progress: number,
  { label, loss, accuracy, rate, left }: Moment & Pace,
): string {
  const parts = [
    `${String(Math.floor(100 * progress)).padStart(3)} %`,
    `loss ${loss.toFixed(3)}`,
    `accuracy ${percent(accuracy, 1)}`,
    `${count(rate)} digits/s`,
    `${duration(left)} left`,
  ]
  const text = () => parts.filter(Boolean).join('  ')
  const room = () => columns - 1 - label.length - text().length - 4
  if (room() < 10) parts[0] = ''
  for (const part of [3, 1, 2, 4]) if (room() < 6) parts[part] = ''
  if (room() < 1) return label.slice(0, Math.max(0, columns - 1))
  const size = Math.min(40, room())
  const full = Math.round(progress * size)
  return `${label}  ${'█'.repeat(full)}${'░'.repeat(size - full)}  ${text()}`
}
