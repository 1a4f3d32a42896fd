import { downloaded, expectAccessible, looks, openPage, sharedLink } from 'browser-tests'
import { expect, it } from 'vitest'

type Page = Awaited<ReturnType<typeof openPage>>

const places = ['.race-entrant']

/** Waits until every entrant has ended, and gives what stands beside its name. */
async function results(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction(
    ([selector, wanted]) => {
      const found = [...document.querySelectorAll(`${selector} .race-result`)]
      return found.length === wanted && found.every(({ textContent }) => /\d/.test(textContent ?? ''))
    },
    [places[0], count] as const,
    { timeout: 60_000 },
  )
  return page.locator('.race-entrant .race-result').allTextContents()
}

async function write(page: Page, code: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: /Code of your optimizer/ })
  await page.locator('.cm-content').waitFor()
  await editor.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(code)
}

const optimizer = (update: string) => `import { defineOptimizer } from '@chainrule/autograd'
const text = { en: 'A number.', pt: 'Um número.' }
export const mine = defineOptimizer({
  name: 'mine',
  text,
  hyperparameters: {
    learningRate: { default: 0.01, min: 0, text },
    decay: { default: 0.9, min: 0, below: 1, text },
  },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    ${update}
  },
})`

const momentum = `const velocity = state.velocity.mul(scalar((h) => h.decay)).add(gradient)
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }`

it('races six optimizers from one start over a bowl, and all of them come down', async () => {
  const page = await openPage('#/race')
  await results(page, 6)
  await page.getByLabel('Landscape', { exact: true }).selectOption('bowl')
  await page.waitForTimeout(300)
  const ended = await results(page, 6)
  // The start (-2, 1.5) lies at a height of 6.25.
  for (const text of ended) expect(Number(/loss ([\d.]+(?:E-?\d+)?)/.exec(text)?.[1])).toBeLessThan(3)
  expect(await page.locator('.contour-paths > g').count()).toBe(6)
})

it('races a formula of the person, and says where one is wrong without losing what is shown', async () => {
  const page = await openPage('#/race')
  await results(page, 6)
  await page.getByLabel('Landscape', { exact: true }).selectOption('formula')
  const formula = page.getByLabel('Height at x, y')
  await formula.fill('x^2 + ')
  await page.getByText('The formula ends too early. (character 6)').waitFor()
  expect(await page.locator('.contour-paths > g').count()).toBeGreaterThan(0)
  await formula.fill('x^2 + 3 y^2')
  await results(page, 6)
})

it('races the same optimizers on a network', async () => {
  const page = await openPage('#/race')
  await page.getByText('A small network').click()
  const ended = await results(page, 6)
  expect(ended.every((text) => text.includes('right'))).toBe(true)
})

it('lets a momentum optimizer be written, races it, and its suite passes', async () => {
  const page = await openPage('#/race')
  await write(page, optimizer(momentum))
  await page.getByRole('button', { name: 'Race it' }).click()
  await page.getByText('“mine” is in the race.').waitFor()
  const ended = await results(page, 7)
  expect(ended).toHaveLength(7)
  await page.getByRole('button', { name: 'Run the suite' }).click()
  await page.getByText(/All \d+ cases passed\./).waitFor({ timeout: 110_000 })
})

it('names the cases that a wrong optimizer fails', async () => {
  const page = await openPage('#/race')
  await write(page, optimizer(momentum.replace('-h.learningRate', 'h.learningRate')))
  await page.getByRole('button', { name: 'Run the suite' }).click()
  await page.getByText(/\d+ of \d+ cases failed\./).waitFor({ timeout: 110_000 })
  expect(await page.locator('.race-cases .bad').count()).toBeGreaterThan(0)
  await page.getByLabel('Language').selectOption('pt')
  await page.locator('.race-cases .bad').getByText('desce uma parábola em três dimensões').waitFor()
})

it('says in which line code is wrong', async () => {
  const page = await openPage('#/race')
  await write(page, 'const a = 1\nconst b = = 2')
  await page.getByRole('button', { name: 'Race it' }).click()
  await page.getByText(/Line 2: /).waitFor()
})

it('stops an endless loop, names it, and goes on', async () => {
  const page = await openPage('#/race')
  await write(page, optimizer(`for (;;) {}\n${momentum}`))
  await page.getByRole('button', { name: 'Race it' }).click()
  await page.getByText('“mine” gave no sign of life and was stopped').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Remove mine' }).click()
  await results(page, 6)
})

it('brings a race back from a link, and runs its code only when the person says so', async () => {
  const page = await openPage('#/race')
  await write(page, optimizer(momentum))
  await page.getByRole('button', { name: 'Race it' }).click()
  await results(page, 7)
  const link = await sharedLink(page)

  const other = await openPage(link)
  await other.getByText('It has not run').waitFor()
  await results(other, 6)
  expect(await other.getByRole('button', { name: 'Run the suite' }).isDisabled()).toBe(true)
  await other.getByRole('button', { name: 'I have read it: run this code' }).click()
  await results(other, 7)
})

it('takes a race along as a file that opens again, as programs, and as a table', async () => {
  const page = await openPage('#/race')
  await page.getByLabel('Landscape', { exact: true }).selectOption('valley')
  await results(page, 6)
  const saved = await downloaded(page, () => page.getByRole('button', { name: 'Save as a file' }).click())
  const fetched = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    return String(await downloaded(page, () => page.getByRole('button', { name }).click()))
  }
  expect(await fetched('TypeScript program')).toContain("from '@chainrule/optimizers'")
  expect(await fetched('PyTorch program')).toContain('torch.optim.Adam(parameters, lr=0.1')
  expect((await fetched('Results as a table')).split('\n').length).toBeGreaterThan(1000)

  await page.getByLabel('Landscape', { exact: true }).selectOption('bowl')
  const choose = (content: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  await choose(String(saved))
  await expect.poll(() => page.getByLabel('Landscape', { exact: true }).inputValue()).toBe('valley')
  await choose(String(saved).replace('"version": 1', '"version": 99'))
  await page.getByText('made by another version of the playground (99)').waitFor()
  expect(await page.getByLabel('Landscape', { exact: true }).inputValue()).toBe('valley')
})

it('lets an optimizer whose numbers become too large fall out, and the others go on', async () => {
  const page = await openPage('#/race')
  await write(page, optimizer(momentum.replace('-h.learningRate', '-1e30 * h.learningRate')))
  await page.getByRole('button', { name: 'Race it' }).click()
  await page.getByText('left all numbers behind').waitFor({ timeout: 60_000 })
  await write(page, optimizer("throw new Error('no idea how to go on')"))
  await page.getByRole('button', { name: 'Race it' }).click()
  await page.getByText('no idea how to go on').first().waitFor({ timeout: 60_000 })
  await expect.poll(() => page.locator('.race-entrant .race-result').filter({ hasText: 'loss' }).count()).toBe(6)
})

it.each(looks)('is accessible: $size, $theme, $locale', async (look) => {
  const page = await openPage('#/race', look)
  await page.locator('.cm-content').waitFor()
  await results(page, 6)
  await expectAccessible(page)
})
