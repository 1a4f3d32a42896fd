import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../scripts/packages.ts'
import { builtPages, dist } from '../build/checks/built-pages.ts'
import { deadLinks } from '../build/checks/dead-links.ts'
import { pageWeight } from '../build/checks/page-weight.ts'
import { apiModels } from '../build/reference/api-models.ts'
import { plainName } from '../build/reference/reference-pages.ts'
import { repository, site } from '../build/site-address.ts'

const BUDGET = 200_000
const pages = builtPages()

it('has no dead link: every page, every place on it, every file and every source exists', () => {
  const dead = deadLinks(pages, {
    site,
    repository,
    // What is shown for a missing page names an address of its own that nobody goes to.
    hasFile: (address) => address.endsWith('/404/') || existsSync(join(dist, address)),
    hasSource: (path) => existsSync(join(root, path)),
  })
  expect(pages.size).toBeGreaterThan(800)
  expect(dead).toEqual([])
})

it('explains every export of every package in the reference', () => {
  const reference = [...pages].filter(([address]) => address.startsWith('/reference/'))
  const missing = apiModels().flatMap(({ library, slug, items }) => {
    const own = reference.filter(([address]) => address.startsWith(`/reference/${slug}/`)).map(([, html]) => html)
    const names = new Set(items.map(({ name }) => plainName(name)))
    return [...names]
      .filter((name) => !own.some((html) => new RegExp(`<h2 id="[^"]+">${name}</h2>`).test(html)))
      .map((name) => `${library.name}: ${name}`)
  })
  expect(missing).toEqual([])
})

it(`weighs at most ${BUDGET / 1000} kB gzip on every page before its widgets`, () => {
  const read = (address: string) => readFileSync(join(dist, address), 'utf8')
  const weights = [...pages].map(([address, html]) => ({ address, weight: pageWeight(html, read) }))
  const heaviest = weights.reduce((most, one) => (one.weight > most.weight ? one : most))
  console.log(`The heaviest page is ${heaviest.address}: ${(heaviest.weight / 1000).toFixed(1)} kB gzip.`)
  expect(weights.filter(({ weight }) => weight > BUDGET)).toEqual([])
})
