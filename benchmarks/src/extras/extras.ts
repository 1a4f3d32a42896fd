import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { workloads } from '../workloads.ts'
import { bundlesText } from './bundles.ts'
import { busyText } from './busy.ts'
import type { Endurance } from './endurance.ts'
import type { OwnOptimizer } from './own-optimizer.ts'
import type { ReplayCost } from './replay.ts'

type Extra = (dataOf: (name: string) => string, rounds: number) => string | Promise<string>

/** What is measured beside the contests, each a section of Markdown; `dataOf` gives the file of a workload. */
export const extras: Readonly<Record<string, Extra>> = {
  replay: replayText,
  endurance: enduranceText,
  optimizer: ownOptimizerText,
  busy: (dataOf) => busyText(dataOf),
  bundles: (_, rounds) => bundlesText(rounds),
}

function replayText(dataOf: (name: string) => string): string {
  const rows = workloads.map(({ name }) => {
    const { step, host, kernels, arenaBytes, peakBytes } = resultOf<ReplayCost>('replay', name, dataOf(name))
    const ratio = peakBytes > 0 ? (arenaBytes / peakBytes).toFixed(2) : ''
    return `| ${name} | ${microseconds(step)} | ${microseconds(host)} | ${kernels} | ${kilobytes(arenaBytes)} | ${kilobytes(peakBytes)} | ${ratio} |`
  })
  return [
    '## What a replay costs',
    'A whole step of ours on one thread, and the same where the generated code does nothing: what is left is JavaScript, data fed and loss read. The arena holds all intermediates; alive at once is the least that it could take.',
    [
      '| workload | whole step | JavaScript | kernels | arena | alive at once | ratio |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n')
}

function enduranceText(dataOf: (name: string) => string): string {
  const runs = [
    ['W1', 1_000_000, 1],
    ['W2', 10_000, 1],
    ['W2', 10_000, 2],
  ] as const
  const rows = runs.map(([name, count, threads]) => {
    const { steps, early, late } = resultOf<Endurance>('endurance', name, dataOf(name), String(count), String(threads))
    return `| ${name} | ${threads} | ${steps.toLocaleString('en')} | ${(early / 1e6).toFixed(1)} MB | ${(late / 1e6).toFixed(1)} MB |`
  })
  return [
    '## Memory of long trainings',
    ['| workload | threads | steps | after a tenth | at the end |', '| --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    ),
  ].join('\n\n')
}

function ownOptimizerText(): string {
  const { own, adam, ratio } = resultOf<OwnOptimizer>('own-optimizer')
  return [
    '## An optimizer of somebody else',
    `On ten million parameters, an elementwise optimizer written with \`defineOptimizer\` moves ${gigabytes(own)} and our Adam ${gigabytes(adam)}: ${ratio.toFixed(2)} of its speed for each byte.`,
  ].join('\n\n')
}

/** Runs a program of this folder in a process of its own and reads the line that it prints. */
function resultOf<T>(program: string, ...args: string[]): T {
  const path = fileURLToPath(new URL(`${program}.ts`, import.meta.url))
  const flags = ['--expose-gc', '--conditions=source']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, path, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr.slice(-500)}`)
  return JSON.parse(stdout) as T
}

function microseconds(seconds: number): string {
  const value = seconds * 1e6
  return `${value.toFixed(value >= 100 ? 0 : 2)} µs`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB/s`
}
