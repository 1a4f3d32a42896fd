import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseFormula } from '@chainrule/widgets'
import { afterAll, expect, it } from 'vitest'
import { importList } from '../../../export/import-list.ts'
import { loadOptimizer, makeEntrant } from '../engine/load-optimizer.ts'
import { raceNetwork } from '../engine/race-network.ts'
import { raceSurface } from '../engine/race-surface.ts'
import { firstCode } from '../first-code.ts'
import { firstState } from '../first-state.ts'
import { checkRace, OWN, type RaceState, surfaceOf } from '../race-state.ts'
import { formulaAsPytorch, formulaAsTypescript } from './formula-text.ts'
import { racePytorchProgram } from './race-pytorch-program.ts'
import { raceTable } from './race-table.ts'
import { OWN_FILE, raceTypescriptProgram } from './race-typescript-program.ts'

// Beside the sources, where the packages are found.
const folder = join(fileURLToPath(new URL('../../../..', import.meta.url)), '.exported-races')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** All that formulas know. */
const everything = `2 - exp(-x^2) sin(y) + max(x, 2 y) / 3 + log(2) - min(x, y) + 2^x + abs(y)^1.5 + sqrt(1 + x²) / 9
  + relu(x) tan(y / 9) + softplus(x) sigmoid(y) + tanh(x) cos(y) + log1p(square(y)) + ln(3)`

const own = { name: OWN, settings: { learningRate: 0.02, decay: 0.8 } }
const state: RaceState = { ...firstState(), code: firstCode, steps: 12 }

it.each<[string, Partial<RaceState>]>([
  ['a landscape, with an optimizer of one’s own', { entrants: [...state.entrants.slice(0, 3), own] }],
  ['a landscape with noise', { surface: 'noisy', start: [-2, 1.6] }],
  ['a formula with functions', { surface: 'formula', formula: everything }],
  ['a network', { track: 'network', entrants: state.entrants.slice(3) }],
])('writes a program with our packages that runs the same race: %s', (title, changes) => {
  const race = { ...state, ...changes }
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${title.replace(/\W+/g, '-')}.ts`)
  writeFileSync(file, raceTypescriptProgram(race, 'momentum'))
  writeFileSync(join(folder, OWN_FILE), race.code)
  const printed = execFileSync(process.execPath, ['--conditions=source', file], { encoding: 'utf8' })
  const { formula, noise = 0 } = surfaceOf(race)
  for (const [index, chosen] of race.entrants.entries()) {
    const entrant = makeEntrant(chosen, chosen.name === OWN ? loadOptimizer(race.code) : null)
    const { losses } =
      race.track === 'network'
        ? raceNetwork(entrant, race, () => {})
        : raceSurface(entrant, { ...race, formula, noise }, () => {})
    const said = new RegExp(`${index + 1}\\. \\w+: loss (\\S+)`).exec(printed)
    expect(Number(said?.[1])).toBe(losses.at(-1))
  }
})

it('writes the same race for PyTorch, and says what PyTorch lacks', () => {
  const program = racePytorchProgram({ ...state, entrants: [...state.entrants, own] }, 'mine')
  expect(program).toContain('optimizer = torch.optim.SGD(parameters, lr=0.01, momentum=0.9, dampening=0)')
  expect(program).toContain('((((x ** 2) + y) - 11) ** 2)')
  expect(program).toContain('x = torch.tensor([-0.5], requires_grad=True)')
  expect(program).toContain('"torch.optim has no lion.')
  expect(program).toContain('"torch.optim has no mine.')
  expect(racePytorchProgram({ ...state, track: 'network' }, null)).toContain('nn.Linear(2, 16), nn.Tanh()')
})

it('writes a formula for both, with numbers where numbers stand', () => {
  const formula = parseFormula('-(2 pi)^2 / x + 3 ln(x) - sqrt(4)', ['x'])
  const imports = importList()
  expect(formulaAsTypescript(formula, imports)).toBe(
    `tensor(-((2 * ${Math.PI}) ** 2)).div(x).add(x.log().mul(3)).sub(tensor(4).sqrt())`,
  )
  expect(formulaAsPytorch(formula)).toBe(
    `((((-((2 * ${Math.PI}) ** 2)) / x) + (3 * torch.log(x))) - torch.sqrt(torch.tensor(float(4))))`,
  )
})

it('takes from outside nothing that would be more than a word in a program', () => {
  const enter = (chosen: unknown) => checkRace({ ...state, entrants: [chosen] })
  expect(enter({ name: 'adam', settings: { learningRate: 0.1 } })).toHaveProperty('state')
  expect(enter({ name: "adam } from 'x'; run(); //", settings: {} })).toHaveProperty('wrong')
  expect(enter({ name: 'adam', settings: { learningRate: 'run()' } })).toHaveProperty('wrong')
  expect(enter({ name: 'adam', settings: { 'run()': 1 } })).toHaveProperty('wrong')
})

it('writes the results as a table', () => {
  const course = { entrant: 0, steps: [0, 1], losses: [4, 1], points: [2, 0, 1, 0], accuracy: null, error: null }
  expect(raceTable([course], ['adam'])).toBe('entrant,optimizer,step,loss,x,y\n1,adam,0,4,2,0\n1,adam,1,1,1,0\n')
})
