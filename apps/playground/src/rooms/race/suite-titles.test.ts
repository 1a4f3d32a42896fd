import { optimizerCases } from '@chainrule/conformance'
import { expect, it } from 'vitest'
import { loadOptimizer } from './engine/load-optimizer.ts'
import { firstCode } from './first-code.ts'
import { suiteTitles } from './suite-titles.ts'

it('has a Portuguese title for every case that the page runs', () => {
  const cases = optimizerCases('momentum', loadOptimizer(firstCode).factory as never)
  expect(cases.length).toBeGreaterThan(30)
  expect(cases.map(({ id }) => id).filter((id) => !Object.hasOwn(suiteTitles, id))).toEqual([])
})
