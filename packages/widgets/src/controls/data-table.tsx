import { useSignal } from '@preact/signals'
import { formatNumber } from '../format-number.ts'
import { messages } from '../language.ts'

const words = messages({
  en: { show: 'Show as a table', more: (left: number) => `${left} more rows are not shown.` },
  pt: { show: 'Mostrar como tabela', more: (left) => `Mais ${left} linhas não são mostradas.` },
})

const MOST_ROWS = 200

/** What a plot shows, in numbers: closed at first, and made only while it is open. */
export function DataTable({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: readonly string[]
  /** Called while the table is open, so that a stream of numbers costs nothing while it is closed. */
  rows: () => readonly (readonly (string | number)[])[]
}) {
  const open = useSignal(false)
  return (
    <details
      class="data-table"
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open
      }}
    >
      <summary>
        {words.value.show}
        <span class="visually-hidden">: {caption}</span>
      </summary>
      {open.value && <Table caption={caption} columns={columns} rows={rows} />}
    </details>
  )
}

function Table({ caption, columns, rows }: Parameters<typeof DataTable>[0]) {
  const all = rows()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="data-table-scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, MOST_ROWS).map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={columns[column]}>{typeof cell === 'number' ? formatNumber(cell) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > MOST_ROWS && <p>{words.value.more(all.length - MOST_ROWS)}</p>}
    </section>
  )
}
