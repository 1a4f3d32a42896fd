import './code.css'
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Button } from '../controls/button.tsx'
import { Notice } from '../controls/notice.tsx'
import { messages } from '../language.ts'

/** One answer that can be chosen. */
export interface QuizOption {
  readonly answer: ComponentChildren
  /** @default false */
  readonly right?: boolean
  /** Why it is right, or why it is not. */
  readonly because: ComponentChildren
}

const words = messages({
  en: { check: 'Check', right: 'You got it right.', wrong: 'Not yet, because:', again: 'Choose another answer.' },
  pt: { check: 'Conferir', right: 'Você acertou.', wrong: 'Ainda não, porque:', again: 'Escolha outra resposta.' },
})

/** A question with answers to choose from; what is chosen is explained at once, without a server. */
export function Quiz({ question, options }: { question: ComponentChildren; options: readonly QuizOption[] }) {
  const name = useId()
  const chosen = useSignal<number | null>(null)
  const checked = useSignal<number | null>(null)
  const t = words.value
  const answer = checked.value === null ? null : options[checked.value]
  return (
    <fieldset class="quiz">
      <legend>{question}</legend>
      {options.map((option, index) => (
        <label key={index} class="quiz-option">
          <input
            type="radio"
            name={name}
            checked={chosen.value === index}
            onChange={() => {
              chosen.value = index
              checked.value = null
            }}
          />
          <span>{option.answer}</span>
        </label>
      ))}
      <div>
        <Button
          look="primary"
          disabled={chosen.value === null}
          onClick={() => {
            checked.value = chosen.value
          }}
        >
          {t.check}
        </Button>
      </div>
      <div aria-live="polite">
        {answer && (
          <Notice kind={answer.right ? 'good' : 'warning'}>
            <p>
              <strong>{answer.right ? t.right : t.wrong}</strong> {answer.because}
            </p>
            {!answer.right && <p>{t.again}</p>}
          </Notice>
        )}
      </div>
    </fieldset>
  )
}
