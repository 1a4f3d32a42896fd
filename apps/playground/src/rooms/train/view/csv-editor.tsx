import { Button, Field, Select } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { FileUp, Table } from 'lucide'
import { useRef } from 'preact/hooks'
import type { CsvData } from '../config.ts'
import { isNumeric, readTable } from '../engine/read-table.ts'
import { TableError } from '../engine/table-error.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'
import { exampleTable } from './example-table.ts'
import { problemText } from './problem-text.ts'

/** A table to paste or upload. It is used when asked; a mistake is told right here, and the last good run stays. */
export function CsvEditor({
  csv,
  trainer,
  onChange,
}: {
  csv: CsvData
  trainer: Trainer
  onChange(csv: CsvData): void
}) {
  const t = words.value.csv
  const draft = useSignal(csv.text)
  const chooser = useRef<HTMLInputElement>(null)
  const columns = columnsOf(draft.value)
  const target = columns.includes(csv.target) ? csv.target : (columns.at(-1) ?? '')
  const found = trainer.problem.value
  const error = found?.run === trainer.selected.value ? problemText(found.problem) : null
  const use = (changed: Partial<CsvData> = {}) => {
    const text = changed.text ?? draft.value
    const names = columnsOf(text)
    const next = changed.target ?? (names.includes(target) ? target : (names.at(-1) ?? ''))
    onChange({ text, target: next, task: changed.task ?? taskFor(text, next, csv.task) })
  }
  const load = (text: string) => {
    draft.value = text
    use({ text, target: columnsOf(text).at(-1) ?? '' })
  }
  return (
    <div class="csv">
      <Field label={t.text} help={t.textHelp} error={error}>
        {(part) => (
          <textarea
            {...part}
            class="input"
            rows={7}
            spellcheck={false}
            value={draft.value}
            onInput={({ currentTarget }) => {
              draft.value = currentTarget.value
            }}
          />
        )}
      </Field>
      <div class="csv-actions">
        <Button look="primary" onClick={() => use()}>
          {t.use}
        </Button>
        <Button icon={FileUp} onClick={() => chooser.current?.click()}>
          {t.upload}
        </Button>
        <Button look="quiet" icon={Table} onClick={() => load(exampleTable())}>
          {t.example}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) load(await file.text())
            if (chooser.current) chooser.current.value = ''
          }}
        />
      </div>
      {columns.length > 1 && (
        <div class="csv-choices">
          <Select
            label={t.target}
            value={target}
            options={columns.map((value) => ({ value, label: value }))}
            onChange={(next) => use({ target: next, task: taskFor(draft.value, next, 'classes') })}
          />
          <Select
            label={t.task}
            value={csv.task}
            options={(['classes', 'number'] as const).map((value) => ({ value, label: t.tasks[value] }))}
            onChange={(task) => use({ task })}
          />
        </div>
      )}
    </div>
  )
}

/** The names in the first line; none while the table cannot be read. */
function columnsOf(text: string): readonly string[] {
  try {
    return readTable(text).columns
  } catch (error) {
    if (error instanceof TableError) return []
    throw error
  }
}

/** Words can only be classes; numbers stay what was chosen. */
function taskFor(text: string, column: string, chosen: CsvData['task']): CsvData['task'] {
  try {
    const table = readTable(text)
    if (!table.columns.includes(column) || !isNumeric(table, column)) return 'classes'
    const at = table.columns.indexOf(column)
    return new Set(table.rows.map(({ fields }) => fields[at])).size > 10 ? 'number' : chosen
  } catch {
    return chosen
  }
}
