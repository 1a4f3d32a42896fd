import { downloaded, expectAccessible, looks, openPage, sharedLink } from 'browser-tests'
import { expect, it } from 'vitest'

it('shows He beat zeros and normals that are too large, on a deep ReLU network', async () => {
  const page = await openPage('#/initialisation')
  const lane = (name: string) => page.getByRole('region', { name })
  await lane('A zeros').getByText('Learns nothing, from the first step on').waitFor({ timeout: 60_000 })
  await lane('B normal').getByText('Exploded').waitFor({ timeout: 60_000 })
  await lane('C heNormal').getByText('Learns: the loss falls').waitFor({ timeout: 60_000 })
  await page.getByText('Stops learning at step 0').waitFor()
  // As wide as declared: 2 / fan-in, for 32 inputs.
  await lane('C heNormal').getByText('Numbers of each layer').click()
  const row = lane('C heNormal').locator('.init-table tbody tr').nth(1)
  expect(Number(await row.locator('td').nth(0).textContent())).toBeCloseTo(0.063, 3)
  expect(Number(await row.locator('td').nth(1).textContent())).toBeGreaterThan(0.05)
})

it('shows one layer over time, and brings a state back from a link', async () => {
  const page = await openPage('#/initialisation')
  const last = page.getByRole('region', { name: 'C heNormal' })
  await last.getByText('Learns: the loss falls').waitFor({ timeout: 60_000 })
  await last.getByRole('button', { name: 'Layer 3' }).click()
  await last.locator('figcaption', { hasText: 'Activations of layer 3 over time' }).waitFor()
  await page.getByRole('button', { name: 'Remove A zeros' }).click()
  await page.getByRole('region', { name: 'B heNormal' }).getByText('Learns').waitFor({ timeout: 60_000 })
  const link = await sharedLink(page)
  const other = await openPage(link)
  await other.getByRole('region', { name: 'B heNormal' }).getByText('Learns').waitFor({ timeout: 60_000 })
  const saved = await downloaded(page, () => page.getByRole('button', { name: 'Save as a file' }).click())
  await page.getByRole('button', { name: 'Remove A normal' }).click()
  await page.getByRole('region', { name: 'A heNormal' }).waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: saved })
  await page.getByRole('region', { name: 'B heNormal' }).waitFor()
})

it.each(looks)('is accessible: $size, $theme, $locale', async (look) => {
  const page = await openPage('#/initialisation', look)
  await page.locator('.init-lane .notice.good').waitFor({ timeout: 60_000 })
  await expectAccessible(page)
})
