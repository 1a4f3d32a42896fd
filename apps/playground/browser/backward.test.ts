import { downloaded, expectAccessible, looks, openPage, sharedLink } from 'browser-tests'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'

/** The numbers of a column of the table of nodes. */
function column(page: Page, place: number): Promise<(number[] | null)[]> {
  return page
    .locator('.backward-table tbody tr')
    .evaluateAll(
      (rows, at) =>
        rows.map((row) => JSON.parse(row.querySelectorAll('td')[at].dataset.numbers ?? 'null') as number[] | null),
      place,
    )
}

it('walks forward and back through a graph, and every gradient is what grad says', async () => {
  const page = await openPage('#/backward')
  const next = page.getByRole('button', { name: 'One step on' })
  await page.getByText('Nothing has been computed yet').waitFor()
  await next.click()
  await page.getByText('x is given: -2.').waitFor()
  for (let step = 0; step < 5; step++) await next.click()
  await page.getByText('The way back begins').waitFor()
  await next.click()
  await page.getByText('1 × (b = -4) =').waitFor()
  await next.click()
  await page.getByText('Step 8 of 8').waitFor()
  await page.getByText('-4 × 1 =').first().waitFor()
  const [gradients, said] = [await column(page, 1), await column(page, 2)]
  expect(gradients).toEqual([[-4], [-4], [-4], [3], [1]])
  expect(said.filter((one) => one !== null)).toEqual([[-4], [-4], [3]])
  await page.getByText('it agrees with every gradient').waitFor()
  await page.getByRole('button', { name: 'One step back' }).click()
  await page.getByText('Step 7 of 8').waitFor()
})

it('traces an expression of the person as grad does, and says where one is wrong', async () => {
  const page = await openPage('#/backward')
  const formula = page.getByRole('textbox', { name: 'Expression' })
  await formula.fill('sin(a')
  await page.getByText('This bracket is never closed. (character 4)').waitFor()
  await formula.fill('sin(a * b) + a^2')
  await page
    .getByLabel('b, exact number')
    .or(page.getByRole('textbox', { name: 'b' }))
    .first()
    .waitFor()
  const names = await page.locator('.backward-table tbody th').allTextContents()
  const gradients = await column(page, 1)
  const said = await column(page, 2)
  // a = b = 1 at first, or what was there before: d/da = b cos(ab) + 2a, d/db = a cos(ab).
  const values = await column(page, 0)
  const at = (name: string) => names.indexOf(name)
  const [a, b] = [values[at('a')]?.[0] ?? 0, values[at('b')]?.[0] ?? 0]
  expect(gradients[at('a')]?.[0]).toBeCloseTo(b * Math.cos(a * b) + 2 * a, 4)
  expect(gradients[at('b')]?.[0]).toBeCloseTo(a * Math.cos(a * b), 4)
  expect(said[at('a')]).toEqual(gradients[at('a')])
})

it('traces a small network, and is walked by keyboard', async () => {
  const page = await openPage('#/backward')
  await page.getByText('A small network').click()
  await page.getByRole('button', { name: 'To the end' }).click()
  await page.getByText('it agrees with every gradient').waitFor()
  expect(await page.locator('.graph-node').count()).toBeGreaterThan(8)
  await page.locator('.graph-node[tabindex="0"]').focus()
  const before = await page.evaluate(() => document.activeElement?.getAttribute('data-node'))
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).not.toBe(before)
})

it('opens from a file what was saved, and from a link what was shared', async () => {
  const page = await openPage('#/backward')
  const formula = page.getByRole('textbox', { name: 'Expression' })
  await formula.fill('exp(a) * b')
  await page.getByRole('button', { name: 'To the end' }).click()
  const saved = await downloaded(page, () => page.getByRole('button', { name: 'Save as a file' }).click())
  const link = await sharedLink(page)
  await formula.fill('a')
  await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: saved })
  await expect.poll(() => formula.inputValue()).toBe('exp(a) * b')
  const other = await openPage(link)
  await expect.poll(() => other.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('exp(a) * b')
  await other.getByText('it agrees with every gradient').waitFor()
})

it.each(looks)('is accessible: $size, $theme, $locale', async (look) => {
  const page = await openPage('#/backward', look)
  await page.locator('.graph-node').first().waitFor()
  await page.locator('.backward-walk .button').nth(3).click()
  await expectAccessible(page)
})
