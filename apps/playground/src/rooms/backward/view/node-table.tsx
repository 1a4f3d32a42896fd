import { showNumbers, titleOf } from '../show.ts'
import type { Trace } from '../trace-graph.ts'
import { words } from '../words.ts'

/** Every node with its value and gradient; for variables also what `grad` says of them. */
export function NodeTable({ trace: { nodes, byGrad } }: { trace: Trace }) {
  const { columns, table } = words.value
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="backward-table" tabIndex={0} aria-label={table}>
      <table>
        <thead>
          <tr>
            {[columns.node, columns.value, columns.gradient, columns.grad].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => {
            const said = node.name ? byGrad[node.name] : undefined
            return (
              <tr key={node.id} data-node={node.id}>
                <th scope="row">{titleOf(node)}</th>
                <td data-numbers={JSON.stringify(node.numbers)}>{showNumbers(node.numbers, node.shape)}</td>
                <td data-numbers={JSON.stringify(node.slope)}>
                  {node.slope ? showNumbers(node.slope, node.shape) : '–'}
                </td>
                <td data-numbers={JSON.stringify(said ?? null)}>{said ? showNumbers(said, node.shape) : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
