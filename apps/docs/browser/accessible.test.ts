import { expectAccessible, type Look, openPage } from 'browser-tests'
import { expect, it } from 'vitest'
import { kinds } from './kinds.ts'

const looks: Look[] = [
  { size: 'desktop', theme: 'light' },
  { size: 'phone', theme: 'dark' },
]

for (const look of looks) {
  it.each(Object.entries(kinds))(`is accessible: %s, ${look.size}, ${look.theme}`, async (_, place) => {
    const page = await openPage(look.size === 'phone' ? `pt-br/${place}` : place, look)
    await showWidgets()
    await expectAccessible(page)

    /** Widgets come when they come near, and quizzes show their reasons when they are asked. */
    async function showWidgets(): Promise<void> {
      for (const widget of await page.locator('chain-widget').all()) {
        await widget.scrollIntoViewIfNeeded()
        await expect.poll(() => widget.getAttribute('data-ready')).toBe('true')
      }
    }
  })
}

it.each(['light', 'dark'] as const)('is accessible with an open editor and an answered quiz, %s', async (theme) => {
  const page = await openPage('members/optimizers/adam/', { theme })
  await page.getByRole('button', { name: 'Edit and run' }).first().click()
  await page.locator('.cm-content').waitFor()
  await page.locator('quiz-item input[data-right="false"]').first().check()
  await page.locator('quiz-item button').first().click()
  await page.locator('quiz-item [data-answer]:not([hidden])').waitFor()
  await expectAccessible(page)
})

it.each(['light', 'dark'] as const)(
  'follows the theme of the system, and the one that is chosen: %s',
  async (theme) => {
    const page = await openPage('', { theme })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await ground()
    await page
      .getByLabel(/select theme/i)
      .first()
      .selectOption(theme === 'light' ? 'dark' : 'light')
    await expect.poll(ground).not.toBe(before)
    const chosen = await ground()
    await page.reload()
    await expect.poll(ground).toBe(chosen)
  },
)
