import { openPage } from 'browser-tests'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'

/** Puts a program in the place of the one in the editor. */
async function write(page: Page, program: string): Promise<void> {
  const editor = page.locator('.cm-content').first()
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(program)
}

it('runs the sample of a page, takes changes, explains an error, and recovers', async () => {
  const page = await openPage('guides/first-model/')
  await page.getByRole('button', { name: 'Edit and run' }).first().click()
  const output = page.getByRole('log', { name: 'Output' })
  const run = page.getByRole('button', { name: 'Run', exact: true })
  await run.click()
  await expect.poll(() => output.textContent()).toBe('true\n')

  await write(page, "import { tensor } from '@chainrule/autograd'\nconsole.log(tensor([1, 2]).mul(3).toArray())")
  await run.click()
  await expect.poll(() => output.textContent()).toContain('[ 3, 6 ]')

  await write(page, "import { tensor } from '@chainrule/autograd'\n\ntensor([[1, 2]]).matmul(tensor([[1, 2]]))")
  await run.click()
  await expect.poll(() => output.textContent()).toMatch(/Line 3: .*inner sizes/)

  await write(page, 'console.log(')
  await run.click()
  await expect.poll(() => output.textContent()).toMatch(/^Line 1: /)

  await page.getByRole('button', { name: 'Reset' }).click()
  await run.click()
  await expect.poll(() => output.textContent()).toBe('true\n')
})

it('ends a program that does not end by itself, in Portuguese', async () => {
  const page = await openPage('pt-br/guides/first-model/')
  await page.getByRole('button', { name: 'Editar e executar' }).first().click()
  await write(page, 'for (;;);')
  await page.getByRole('button', { name: 'Executar', exact: true }).click()
  await page.getByRole('button', { name: 'Parar' }).click()
  const output = page.getByRole('log', { name: 'Saída' })
  await expect.poll(() => output.textContent()).toContain('Parado.')

  await write(page, 'console.log(1 + 1)')
  await page.getByRole('button', { name: 'Executar', exact: true }).click()
  await expect.poll(() => output.textContent()).toBe('2\n')
})

it('is opened, edited and left by keyboard alone', async () => {
  const page = await openPage('guides/first-model/')
  await page.getByRole('button', { name: 'Edit and run' }).first().focus()
  await page.keyboard.press('Enter')
  await page.locator('.cm-content').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Run')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('log').textContent()).toBe('true\n')

  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Control+End')
  // The last line is a comment. Typed at once, as fast typing is: every letter must stand where it was typed.
  await page.keyboard.press('Enter')
  await page.keyboard.type("console.log('by hand')")
  // The first Escape may close a list of completions.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('log').textContent()).toContain('by hand')
})
