/** Saves runs that hold one number everywhere, one after the other, until it is killed: `node <this file> <path>`. */
import { argv, stdout } from 'node:process'
import { parameter, tensor } from '@chainrule/autograd'
import { saveRun } from './save-run.ts'

const path = argv[2] as string
const run = { weight: parameter(tensor(new Float32Array(200_000))) }

for (let round = 1; ; round++) {
  run.weight.write(new Float32Array(200_000).fill(round))
  await saveRun(path, run, { round: String(round) })
  if (round === 1) stdout.write('saved\n')
}
