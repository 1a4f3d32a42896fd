import { openPage } from 'browser-tests'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'

async function openWidget(place: string, kind: string): Promise<{ page: Page; widget: Locator }> {
  const page = await openPage(place)
  const widget = page.locator(`chain-widget[data-kind="${kind}"]`).first()
  await widget.scrollIntoViewIfNeeded()
  await page.locator(`chain-widget[data-kind="${kind}"][data-ready]`).first().waitFor()
  return { page, widget }
}

/** Presses a key on something, and sees that the widget then says something else. */
async function changesBy(control: Locator, key: string, said: () => Promise<string | null>): Promise<void> {
  const before = await said()
  await control.focus()
  await control.press(key)
  await expect.poll(said).not.toBe(before)
}

it('moves the start and the steps of a trajectory by keyboard', async () => {
  const { widget } = await openWidget('members/optimizers/adam/', 'trajectory')
  const said = () => widget.locator('.widget-result').textContent()
  expect(await said()).toMatch(/^Ends at \(.+\), where the loss is .+\.$/)
  await changesBy(widget.getByRole('slider', { name: 'Steps', exact: true }), 'ArrowRight', said)
  await changesBy(widget.locator('.plot [tabindex="0"]').first(), 'ArrowRight', said)
})

it('draws other weights in a histogram, in Portuguese', async () => {
  const { widget } = await openWidget('pt-br/members/initializers/henormal/', 'histogram')
  const said = () => widget.locator('.widget-result').textContent()
  expect(await said()).toMatch(/^Média .+, desvio-padrão .+; prometido: .+\.$/)
  await changesBy(widget.getByRole('slider', { name: 'Semente', exact: true }), 'ArrowRight', said)
})

it.each([
  { place: 'members/schedules/cosinedecay/', kind: 'schedule', key: 'ArrowRight' },
  { place: 'members/regularizers/l2/', kind: 'penalty', key: 'ArrowLeft' },
  { place: 'learn/what-a-network-computes/', kind: 'neuron', key: 'ArrowRight' },
  { place: 'learn/why-initial-weights-matter/', kind: 'activations', key: 'ArrowRight' },
])('changes the curve of $kind by keyboard', async ({ place, kind, key }) => {
  const { widget } = await openWidget(place, kind)
  // The table beside each curve says its numbers.
  await widget.locator('summary').first().press('Enter')
  const said = () => widget.locator('table').first().textContent()
  await changesBy(widget.getByRole('slider').last(), key, said)
})

it('walks through a graph, forward and backward, by keyboard', async () => {
  const { page, widget } = await openWidget('learn/the-chain-rule/', 'graph')
  const next = widget.getByRole('button', { name: 'Next step' })
  await next.focus()
  for (let step = 0; step < 60 && (await next.isEnabled()); step++) await page.keyboard.press('Enter')
  expect(await widget.locator('.widget-result').textContent()).toMatch(/^Done/)
})
