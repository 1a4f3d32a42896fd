import { openPage, sharedLink } from 'browser-tests'
import { expect, it } from 'vitest'

it('shows each room at the next visit as it was left', async () => {
  const page = await openPage('#/train')
  await page.getByLabel('Moons', { exact: true }).check({ force: true })
  await page.getByRole('navigation').getByRole('link', { name: 'Backward' }).click()
  await page.getByRole('textbox', { name: 'Expression' }).fill('a * b + 3')
  await page.reload()
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('a * b + 3')
  await page.getByRole('navigation').getByRole('link', { name: 'Train' }).click()
  await expect.poll(() => page.getByLabel('Moons', { exact: true }).isChecked()).toBe(true)
})

it('keeps a person’s own work while a link is looked at, and what is made of the link once it is changed', async () => {
  const page = await openPage('#/backward')
  await page.getByRole('textbox', { name: 'Expression' }).fill('a + 1')
  const link = await sharedLink(page)
  await page.getByRole('textbox', { name: 'Expression' }).fill('a + 2')
  await page.reload()
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('a + 2')
  const visit = async (hash: string) => {
    await page.goto('about:blank')
    await page.goto(new URL(hash, page.url() === 'about:blank' ? address : page.url()).href)
  }
  const address = new URL('./', await page.evaluate(() => location.href.split('#')[0])).href
  await visit(link)
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('a + 1')
  await visit('#/backward')
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('a + 2')
  await visit(link)
  await page.getByRole('textbox', { name: 'Expression' }).fill('a + 3')
  await expect.poll(() => page.url()).not.toContain('state=')
  await page.reload()
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('a + 3')
})

it('starts a room over when the person says so twice', async () => {
  const page = await openPage('#/backward')
  await page.getByRole('textbox', { name: 'Expression' }).fill('a + 2')
  await page.getByRole('button', { name: 'Start over' }).first().click()
  await page.getByRole('dialog', { name: 'Start over?' }).getByRole('button', { name: 'Start over' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('(x + y) * z')
  await page.reload()
  await expect.poll(() => page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('(x + y) * z')
})

it('works on one thread where the address does not allow more, and says so', async () => {
  const page = await openPage()
  await page.context().route('**/*', async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers() }
    for (const name of ['cross-origin-opener-policy', 'cross-origin-embedder-policy']) delete headers[name]
    await route.fulfill({ response, headers })
  })
  await page.goto(`${page.url().split('#')[0]}#/train`)
  await page.reload()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  await page.getByText('This address does not allow threads').waitFor()
  await page.getByRole('button', { name: 'One step', exact: true }).click()
  await page.getByText('Step 1', { exact: true }).waitFor()
})
