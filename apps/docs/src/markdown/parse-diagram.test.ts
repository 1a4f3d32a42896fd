import { expect, it } from 'vitest'
import { diagramHtml } from './diagram-html.ts'
import { parseDiagram } from './parse-diagram.ts'

const source =
  'Two boxes\nCode leads to a graph.\n\ncode: Your code / model(x)\ngraph: Graph | data: Data\ncode -> graph: records'

it('reads caption, description, rows of boxes and arrows', () => {
  expect(parseDiagram(source)).toEqual({
    caption: 'Two boxes',
    description: 'Code leads to a graph.',
    rows: [
      [{ id: 'code', title: 'Your code', note: 'model(x)' }],
      [
        { id: 'graph', title: 'Graph', note: '' },
        { id: 'data', title: 'Data', note: '' },
      ],
    ],
    arrows: [{ from: 'code', to: 'graph', label: 'records' }],
  })
})

it('refuses arrows from nowhere, and boxes without a name', () => {
  expect(() => parseDiagram('A\nB\na: A\na -> c')).toThrow('"c", which is no box')
  expect(() => parseDiagram('A\nB\nno name')).toThrow('"no name"')
})

it('draws a picture with a description, whose text is escaped', () => {
  const html = diagramHtml(source.replace('Your code', 'a < b'), 'one')

  expect(html).toContain('role="img" aria-label="Code leads to a graph."')
  expect(html).toContain('a &lt; b')
  expect(html).not.toContain('\n')
})
