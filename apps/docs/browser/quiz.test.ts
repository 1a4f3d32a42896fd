import { openPage } from 'browser-tests'
import { expect, it } from 'vitest'

it.each([
  { place: 'learn/the-loss/', check: 'Check', right: 'You got it right.', wrong: 'Not yet, because:' },
  { place: 'pt-br/learn/the-loss/', check: 'Conferir', right: 'Você acertou.', wrong: 'Ainda não, porque:' },
  { place: 'members/optimizers/adam/', check: 'Check', right: 'You got it right.', wrong: 'Not yet, because:' },
])('tells right from wrong with a reason, by keyboard alone: $place', async ({ place, check, right, wrong }) => {
  const page = await openPage(place)
  const quiz = page.locator('quiz-item').first()
  const answers = quiz.locator('input')
  const rightPlace = await answers.evaluateAll((inputs) =>
    inputs.findIndex((input) => (input as HTMLInputElement).dataset.right === 'true'),
  )
  const count = await answers.count()
  const verdict = quiz.getByRole('status').locator('p:visible')
  // The element is brought to life by a script that the page loads after its text.
  await page.waitForFunction(() => customElements.get('quiz-item'))

  await answers.first().focus()
  await page.keyboard.press('Space')
  if (rightPlace === 0) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => verdict.textContent()).toContain(wrong)
  expect((await verdict.textContent())?.length).toBeGreaterThan(wrong.length + 10)

  const from = rightPlace === 0 ? 1 : 0
  for (let step = 0; step < (rightPlace - from + count) % count; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(check)
  await page.keyboard.press('Enter')
  await expect.poll(() => verdict.textContent()).toContain(right)
  expect(await verdict.textContent()).not.toContain(wrong)
})
