import { decode } from '@chainrule/safetensors'
import { downloaded, expectAccessible, looks, openPage, sharedLink } from 'browser-tests'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

const textOf = async (page: Page, place: string) => (await page.locator(place).first().textContent()) ?? ''
const stepOf = async (page: Page) => Number((await textOf(page, '.transport-place strong')).replace(/\D/g, ''))
const numberOf = async (page: Page, name: string) =>
  Number.parseFloat((await page.locator('.numbers div', { hasText: name }).locator('dd').textContent()) ?? '')

/** Plays until the room says that something holds. */
async function playUntil(page: Page, holds: () => Promise<boolean>): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).click()
  await expect.poll(holds, { timeout: 60_000, interval: 200 }).toBe(true)
  await page.getByRole('button', { name: 'Pause' }).click()
}

async function openTrain(): Promise<Page> {
  const page = await openPage('#/train')
  await page.locator('.numbers').waitFor()
  return page
}

describe('learning', () => {
  it('parts the spirals with Adam, and shows it in numbers, curves and colours', async () => {
    const page = await openTrain()
    await playUntil(page, async () => (await numberOf(page, 'Test accuracy')) >= 95)
    expect(await numberOf(page, 'Training loss')).toBeLessThan(0.2)
    expect(await stepOf(page)).toBeGreaterThan(300)
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector('.field-ground') as HTMLCanvasElement
      const context = canvas.getContext('2d') as CanvasRenderingContext2D
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      let [warm, cold] = [0, 0]
      for (let at = 0; at < data.length; at += 4) data[at] > data[at + 2] ? warm++ : cold++
      return { warm, cold }
    })
    expect(Math.min(colours.warm, colours.cold)).toBeGreaterThan(400)
  })

  it('draws units and links anew with each step', async () => {
    const page = await openTrain()
    const picture = () =>
      page.evaluate(() => {
        const canvas = document.querySelector('.diagram-picture') as HTMLCanvasElement
        return canvas.toDataURL()
      })
    const first = await picture()
    await page.getByRole('button', { name: 'One step', exact: true }).click()
    await expect.poll(() => stepOf(page)).toBe(1)
    const second = await picture()
    expect(second).not.toBe(first)
    await page.getByLabel('Rewind').fill('0')
    await expect.poll(() => stepOf(page)).toBe(0)
    expect(await picture()).toBe(first)
  })

  it('goes one step, rewinds to an earlier one, and finds the same numbers again when it goes on', async () => {
    const page = await openTrain()
    const losses: string[] = []
    for (let step = 0; step < 5; step++) {
      await page.getByRole('button', { name: 'One step', exact: true }).click()
      await expect.poll(() => stepOf(page)).toBe(step + 1)
      losses.push(await textOf(page, '.numbers dd'))
    }
    await page.getByLabel('Rewind').fill('2')
    await expect.poll(() => stepOf(page)).toBe(2)
    await expect.poll(() => textOf(page, '.numbers dd')).toBe(losses[1])
    await page.getByRole('button', { name: 'One step', exact: true }).click()
    await expect.poll(() => stepOf(page)).toBe(3)
    await expect.poll(() => textOf(page, '.numbers dd')).toBe(losses[2])
  })

  it('compares two runs from the same seed, and changes the optimizer of one', async () => {
    const page = await openTrain()
    await page.getByText('Compare two runs').click()
    await page.getByText('Run B', { exact: true }).first().waitFor()
    await page.getByLabel('Optimizer', { exact: true }).selectOption('gradientDescent')
    await expect.poll(() => page.locator('.output-field').count()).toBe(2)
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBeGreaterThan(300)
    await page.getByRole('button', { name: 'Pause' }).click()
    const slow = await numberOf(page, 'Training loss')
    await page.getByText('Run A', { exact: true }).first().click()
    await expect.poll(() => numberOf(page, 'Training loss')).toBeLessThan(slow)
    expect(await page.locator('.plot-key').filter({ hasText: 'B, test' }).count()).toBeGreaterThan(0)
  })

  it('changes the learning rate while it runs, and takes it back on the way to an earlier step', async () => {
    const page = await openTrain()
    await page.getByRole('button', { name: 'One step', exact: true }).click()
    await expect.poll(() => stepOf(page)).toBe(1)
    const rate = page.getByRole('textbox', { name: /^learningRate/ })
    await rate.fill('0.5')
    await rate.press('Enter')
    await page.getByRole('button', { name: 'One step', exact: true }).click()
    await expect.poll(() => stepOf(page)).toBe(2)
    await page.getByLabel('Rewind').fill('0')
    await expect.poll(() => rate.inputValue()).toBe('0.02')
    await page.getByLabel('Rewind').fill('2')
    await expect.poll(() => rate.inputValue()).toBe('0.5')
  })
})

describe('setting up', () => {
  it('changes the network: layers, units, activation, first weights, regularizer', async () => {
    const page = await openTrain()
    await page.getByRole('button', { name: 'Add a layer' }).click()
    await page.getByRole('button', { name: 'Layer 3', exact: true }).click()
    await page.getByLabel('Activation', { exact: true }).selectOption('relu')
    await page.getByLabel('First weights', { exact: true }).selectOption('heNormal')
    await page.getByLabel('Regularizer', { exact: true }).selectOption('l2')
    await page.getByRole('button', { name: 'Fewer units in Layer 3' }).click()
    await expect.poll(() => page.locator('.diagram-foot').allInnerTexts()).toContain('7 units')
    await page.getByRole('button', { name: 'One step', exact: true }).click()
    await expect.poll(() => stepOf(page)).toBe(1)
    await page.getByRole('button', { name: 'Remove this layer' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Layer 3', exact: true }).count()).toBe(0)
  })

  it('reads and changes a weight by keyboard', async () => {
    const page = await openTrain()
    await page.getByRole('button', { name: 'Layer 1, unit 2' }).focus()
    await page.keyboard.press('Enter')
    const weight = page.getByLabel('from x₁')
    await weight.fill('1.5')
    await weight.press('Enter')
    await expect.poll(() => weight.inputValue()).toBe('1.5')
    await weight.fill('many')
    await weight.press('Enter')
    await page.getByText('Enter a number.').waitFor()
  })

  it('trains on every data set', async () => {
    const page = await openTrain()
    for (const name of [
      'Circles',
      'XOR',
      'Two clouds',
      'Moons',
      'Checkers',
      'Three rings',
      'Slope',
      'Hills',
      'Digits',
    ]) {
      await page.getByLabel(name, { exact: true }).check({ force: true })
      await expect.poll(() => stepOf(page), { message: name }).toBe(0)
      const before = await numberOf(page, 'Training loss')
      await page.getByRole('button', { name: 'Play' }).click()
      await expect.poll(() => stepOf(page), { timeout: 30_000, message: name }).toBeGreaterThan(20)
      await page.getByRole('button', { name: 'Pause' }).click()
      expect(await numberOf(page, 'Training loss'), name).not.toBe(before)
    }
  })

  it('trains on points that are set by keyboard', async () => {
    const page = await openTrain()
    await page.getByLabel('Draw points', { exact: true }).check({ force: true })
    await page.getByText('There are 0 examples; at least 4 are needed.').waitFor()
    const board = page.getByRole('application')
    await board.focus()
    for (const [letter, way] of [
      ['A', 'ArrowLeft'],
      ['B', 'ArrowRight'],
    ]) {
      await page.getByText(`Class ${letter}`, { exact: true }).click()
      await board.focus()
      for (let point = 0; point < 3; point++) {
        for (let move = 0; move < 4; move++) await page.keyboard.press(way)
        await page.keyboard.press('Enter')
      }
    }
    await page.getByText('6 points').waitFor()
    await playUntil(page, async () => (await stepOf(page)) > 50)
  })

  it('trains on a pasted table, and tells a mistake in it by line and column without losing the run', async () => {
    const page = await openTrain()
    await page.getByLabel('Table', { exact: true }).check({ force: true })
    await page.getByLabel('Predict the column').waitFor()
    await page.getByRole('button', { name: 'One step', exact: true }).click()
    await expect.poll(() => stepOf(page)).toBe(1)
    const text = page.getByLabel('Table, with names in the first line')
    await text.fill('size;weight;kind\n1,5;2;a\n2,5;x;b\n3;4;a\n4;5;b\n')
    await page.getByRole('button', { name: 'Use this table' }).click()
    await page.getByText('Line 3, column “weight”: “x” is not a number.').waitFor()
    expect(await stepOf(page)).toBe(1)
    await text.fill('size;weight;kind\n1,5;2;a\n2,5;3;b\n3;4;a\n4;5;b\n')
    await page.getByRole('button', { name: 'Use this table' }).click()
    await expect.poll(() => stepOf(page)).toBe(0)
    await page.getByLabel('As', { exact: true }).waitFor()
    await playUntil(page, async () => (await stepOf(page)) > 20)
  })

  it('says where a run diverged, and goes on after rewinding', async () => {
    const page = await openTrain()
    await page.getByLabel('Hills', { exact: true }).check({ force: true })
    await page.getByLabel('Optimizer', { exact: true }).selectOption('gradientDescent')
    const rate = page.getByRole('textbox', { name: /^learningRate/ })
    await rate.fill('1e30')
    await rate.press('Enter')
    await page.getByRole('button', { name: 'Play' }).click()
    await page.getByText(/At step \d+ the loss was no longer a number/).waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByLabel('Rewind').fill('0')
    await expect.poll(() => page.getByText('no longer a number').count()).toBe(0)
    expect(await numberOf(page, 'Training loss')).toBeLessThan(10)
  })
})

describe('taking it along', () => {
  it('opens from a link what was shared, in another profile', async () => {
    const page = await openTrain()
    await page.getByLabel('Moons', { exact: true }).check({ force: true })
    await page.getByRole('button', { name: 'Add a layer' }).click()
    const link = await sharedLink(page)
    expect(link.length).toBeLessThan(1500)
    const other = await openPage(link)
    await other.getByRole('button', { name: 'Layer 3', exact: true }).waitFor()
    expect(await other.getByLabel('Moons', { exact: true }).isChecked()).toBe(true)
  })

  it('saves a file and opens it again, and refuses others with a message', async () => {
    const page = await openTrain()
    await page.getByLabel('Circles', { exact: true }).check({ force: true })
    const text = String(await downloaded(page, () => page.getByRole('button', { name: 'Save as a file' }).click()))
    const choose = (content: string) =>
      page
        .locator('input[type=file][accept*=json]')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) })
    await page.getByLabel('XOR', { exact: true }).check({ force: true })
    await choose(text)
    await expect.poll(() => page.getByLabel('Circles', { exact: true }).isChecked()).toBe(true)
    await choose('{"a":1}')
    await page.getByText('This file is not one that the playground saved.').waitFor()
    const saved = JSON.parse(text)
    saved.state.configs[0].optimizer = { name: 'nobody', settings: {} }
    await choose(JSON.stringify(saved))
    await page.getByText(/It cannot be used: .*“nobody”/).waitFor()
    expect(await page.getByLabel('Circles', { exact: true }).isChecked()).toBe(true)
  })

  it('exports the run as TypeScript, as PyTorch, and its weights as safetensors', async () => {
    const page = await openTrain()
    const fetched = async (name: string) => {
      await page.getByRole('button', { name: 'Export' }).click()
      return downloaded(page, () => page.getByRole('button', { name }).click())
    }
    expect(String(await fetched('TypeScript program'))).toContain("from '@chainrule/autograd'")
    expect(String(await fetched('PyTorch program'))).toContain('nn.Linear(2, 8)')
    const { tensors } = decode(await fetched('Weights (safetensors)'))
    expect(Object.keys(tensors)).toContain('0.weight')
    expect(tensors['0.weight'].shape).toEqual([8, 2])
  })
})

it.each(looks)('is accessible while it learns: $size, $theme, $locale', async (look) => {
  const page = await openPage('#/train', look)
  await page.locator('.numbers').waitFor()
  await page.locator('.transport-play').click()
  await page.waitForTimeout(500)
  await page.locator('.transport-play').click()
  await page.locator('button.node').first().click()
  await page.locator('.weight-boxes').waitFor()
  await expectAccessible(page)
})
