import './code.css'
import { useSignal } from '@preact/signals'
import { Play, RotateCcw, Square } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../controls/button.tsx'
import { messages } from '../language.ts'
import { CodeEditor } from './code-editor.tsx'
import type { CodeMessage } from './serve-code.ts'

const words = messages({
  en: {
    label: 'Code',
    run: 'Run',
    stop: 'Stop',
    reset: 'Reset',
    output: 'Output',
    running: 'Running …',
    nothing: 'The code ran and wrote nothing.',
    stopped: 'Stopped.',
    tooLong: (seconds: number) => `Stopped: it ran for more than ${seconds} seconds. Is there a loop without an end?`,
    line: (line: number, message: string) => `Line ${line}: ${message}`,
  },
  pt: {
    label: 'Código',
    run: 'Executar',
    stop: 'Parar',
    reset: 'Restaurar',
    output: 'Saída',
    running: 'Executando …',
    nothing: 'O código executou e não escreveu nada.',
    stopped: 'Parado.',
    tooLong: (seconds) => `Parado: executou por mais de ${seconds} segundos. Há um laço sem fim?`,
    line: (line, message) => `Linha ${line}: ${message}`,
  },
})

interface Written {
  readonly kind: 'log' | 'warn' | 'error'
  readonly text: string
}

/**
 * TypeScript to read, edit and run on the page. It runs in a worker of its own, which is ended when it takes too long.
 *
 * @param createWorker - Starts a worker that calls `serveCode` with the packages that code may import.
 */
export function RunnableCode({
  code,
  createWorker,
  label = words.value.label,
  seconds = 10,
}: {
  /** What stands there at first. */
  code: string
  createWorker: () => Worker
  label?: string
  /** How long it may run. @default 10 */
  seconds?: number
}) {
  const t = words.value
  const written = useSignal(code)
  const output = useSignal<readonly Written[]>([])
  const state = useSignal<'idle' | 'running' | 'done'>('idle')
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const run = () => {
    output.value = []
    state.value = 'running'
    const worker = createWorker()
    const say = (kind: Written['kind'], text: string) => {
      output.value = [...output.value, { kind, text }]
    }
    const end = () => {
      clearTimeout(limit)
      worker.terminate()
      stop.current = null
      state.value = 'done'
    }
    const limit = setTimeout(() => {
      end()
      say('error', t.tooLong(seconds))
    }, seconds * 1000)
    worker.onmessage = ({ data }: MessageEvent<CodeMessage>) => {
      if (data.kind === 'end') end()
      else if (data.kind === 'failed') {
        end()
        say('error', data.line ? t.line(data.line, data.text) : data.text)
      } else say(data.kind, data.text)
    }
    worker.onerror = ({ message }) => {
      end()
      say('error', message)
    }
    stop.current = end
    worker.postMessage(written.value)
  }

  return (
    <div class="runnable-code">
      <CodeEditor
        label={label}
        value={written.value}
        onInput={(next) => {
          written.value = next
        }}
      />
      <div class="runnable-actions">
        {state.value === 'running' ? (
          <Button
            icon={Square}
            onClick={() => {
              stop.current?.()
              output.value = [...output.value, { kind: 'warn', text: t.stopped }]
            }}
          >
            {t.stop}
          </Button>
        ) : (
          <Button look="primary" icon={Play} onClick={run}>
            {t.run}
          </Button>
        )}
        <Button
          icon={RotateCcw}
          onClick={() => {
            written.value = code
            output.value = []
            state.value = 'idle'
          }}
        >
          {t.reset}
        </Button>
      </div>
      <div role="log" aria-label={t.output}>
        {state.value !== 'idle' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
          <pre class="code-output" tabIndex={0}>
            {output.value.map(({ kind, text }, index) => (
              <span key={index} class={kind}>
                {text}
                {'\n'}
              </span>
            ))}
            {state.value === 'running' && t.running}
            {state.value === 'done' && output.value.length === 0 && t.nothing}
          </pre>
        )}
      </div>
    </div>
  )
}
