import { expectAccessible, looks, openPage, takeTroubles } from 'browser-tests'
import { expect, it } from 'vitest'

it.each(looks)('is accessible at the start: $size, $theme, $locale', async (look) => {
  const page = await openPage('', look)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectAccessible(page)
})

it('speaks the language of the browser, another one when asked, and the same at the next visit', async () => {
  const page = await openPage('', { locale: 'pt-BR' })
  await page.getByRole('heading', { name: 'Veja a retropropagação funcionar' }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('pt-BR')
  await page.getByLabel('Idioma').selectOption('en')
  await page.getByRole('heading', { name: 'See backpropagation work' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'See backpropagation work' }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('en')
})

it('keeps the theme that was chosen', async () => {
  const page = await openPage('', { theme: 'light' })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByLabel('Theme').selectOption('dark')
  const dark = await ground()
  expect(dark).not.toBe(light)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await ground()).toBe(dark)
})

it('opens a room by keyboard alone', async () => {
  const page = await openPage()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor()
})

it('says what is wrong with a link, and opens the room all the same', async () => {
  const page = await openPage('#/train?state=9.abc')
  await page.getByText('This link was made by another version').waitFor()
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor()
  await page.goto(page.url().replace('9.abc', '1.abc'))
  await page.getByText('This link is damaged').waitFor()
})

it('is served with the two headers that allow threads', async () => {
  const page = await openPage()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})

it('says that a room could not be loaded, and loads it when asked again', async () => {
  const page = await openPage()
  await page.route('**/assets/train*.js', (route) => route.abort())
  await page.getByRole('navigation').getByRole('link', { name: 'Train' }).click()
  await page.getByText('The room could not be loaded').waitFor()
  expect(takeTroubles(page).join()).toContain('ERR_FAILED')
  await page.unroute('**/assets/train*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor()
})
