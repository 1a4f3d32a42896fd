import { decode } from '@chainrule/safetensors'
import { downloaded, expectAccessible, looks, openPage, sharedLink, takeTroubles } from 'browser-tests'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'

/** Ways of the pen, in shares of the board. */
const ways = {
  '1': [
    [0.5, 0.15],
    [0.5, 0.85],
  ],
  '7': [
    [0.25, 0.2],
    [0.75, 0.2],
    [0.45, 0.85],
  ],
  '0': Array.from({ length: 25 }, (_, at) => [
    0.5 + 0.22 * Math.sin((at / 24) * 2 * Math.PI),
    0.5 - 0.34 * Math.cos((at / 24) * 2 * Math.PI),
  ]),
} as const

async function openDigits(): Promise<Page> {
  const page = await openPage('#/digits')
  await expect
    .poll(() => page.getByRole('button', { name: 'Train', exact: true }).isEnabled(), { timeout: 60_000 })
    .toBe(true)
  return page
}

async function draw(page: Page, digit: keyof typeof ways): Promise<void> {
  const board = page.getByRole('application')
  await board.scrollIntoViewIfNeeded()
  const box = await board.boundingBox()
  if (!box) throw new Error('There is no board.')
  const [first, ...rest] = ways[digit].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const)
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const place of rest) await page.mouse.move(...place, { steps: 4 })
  await page.mouse.up()
}

it('learns the digits of MNIST, reads drawn ones, and shows what it gets wrong', async () => {
  const page = await openDigits()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const right = page.locator('.numbers div', { hasText: 'Right on 1,000' }).locator('dd')
  await expect
    .poll(async () => Number.parseFloat((await right.textContent()) ?? '0'), { timeout: 90_000 })
    .toBeGreaterThan(94)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('of 10,000 wrong').waitFor()
  expect(await page.locator('.mistakes li').count()).toBe(24)
  expect(await page.locator('.confusion td').count()).toBe(100)
  for (const digit of ['1', '7', '0'] as const) {
    await draw(page, digit)
    await page.getByText(`This is a ${digit}, it says`).waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('Draw something').waitFor()
  }
  // By keyboard: a stroke from the top down.
  const board = page.getByRole('application')
  await board.focus()
  await page.keyboard.press('Space')
  for (let move = 0; move < 14; move++) await page.keyboard.press('ArrowDown')
  await page.getByText('This is a 1, it says').waitFor()
})

it('takes its settings along by link, and the training as programs and weights', async () => {
  const page = await openDigits()
  await page.getByText('Convolution', { exact: true }).click()
  await page.getByLabel('First weights', { exact: true }).selectOption('orthogonal')
  const link = await sharedLink(page)
  const fetched = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    return downloaded(page, () => page.getByRole('button', { name }).click())
  }
  expect(String(await fetched('TypeScript program'))).toContain('orthogonal({ gain: 1 })')
  expect(String(await fetched('PyTorch program'))).toContain('nn.Conv2d(1, 8')
  expect(decode(await fetched('Weights (safetensors)')).tensors['2.weight'].shape).toEqual([8, 1, 3, 3])
  const other = await openPage(link)
  await expect.poll(() => other.getByLabel('Convolution', { exact: true }).isChecked()).toBe(true)
  await expect.poll(() => other.getByLabel('First weights', { exact: true }).inputValue()).toBe('orthogonal')
})

it('says that the digits could not be fetched, and fetches them when asked again', async () => {
  const page = await openPage()
  await page.context().route('**/mnist/**', (route) => route.abort())
  await page.getByRole('navigation').getByRole('link', { name: 'Digits' }).click()
  await page.getByText('The digits could not be fetched').waitFor()
  takeTroubles(page)
  await page.context().unroute('**/mnist/**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect
    .poll(() => page.getByRole('button', { name: 'Train', exact: true }).isEnabled(), { timeout: 60_000 })
    .toBe(true)
})

it.each(looks)('is accessible with a drawing: $size, $theme, $locale', async (look) => {
  const page = await openPage('#/digits', look)
  await expect.poll(() => page.locator('.training-play').isEnabled(), { timeout: 60_000 }).toBe(true)
  await page.locator('.training-play').click()
  await page.waitForTimeout(300)
  await page.locator('.training-play').click()
  await page.locator('.confusion').waitFor({ timeout: 60_000 })
  await draw(page, '1')
  await page.locator('tr.best').waitFor()
  await expectAccessible(page)
})
