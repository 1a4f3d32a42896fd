import './digits.css'
import { Button, formatPercent, Notice } from '@chainrule/widgets'
import { useEffect, useMemo } from 'preact/hooks'
import type { RoomProps } from '../../app/rooms.ts'
import { RoomBar } from '../../share/room-bar.tsx'
import { checkState, type DigitsState } from './check-state.ts'
import { createDigitsTrainer } from './digits-trainer.ts'
import { DrawPanel } from './view/draw-panel.tsx'
import { MistakesPanel } from './view/mistakes-panel.tsx'
import { ProgressPanel } from './view/progress-panel.tsx'
import { SettingsPanel } from './view/settings-panel.tsx'
import { TrainingBar } from './view/training-bar.tsx'
import { words } from './words.ts'

/** Train on handwritten digits, draw one, and see what is taken for what. */
export default function DigitsRoom({ arrived }: RoomProps) {
  const t = words.value
  const trainer = useMemo(createDigitsTrainer, [])
  const open = (state: unknown) => {
    const checked = checkState(state)
    if ('wrong' in checked) return checked.wrong
    trainer.configure(checked.state.config)
    return null
  }
  useEffect(() => trainer.close, [trainer])

  const failure = trainer.failure.value
  const examination = trainer.examination.value
  return (
    <div class="digits">
      <RoomBar
        room="digits"
        state={(): DigitsState => ({ config: trainer.config.value })}
        arrived={arrived}
        open={open}
        exports={
          trainer.ready.value
            ? [
                { label: t.exports.typescript, name: 'digits.ts', content: () => trainer.program('typescript') },
                { label: t.exports.pytorch, name: 'digits.py', content: () => trainer.program('pytorch') },
                { label: t.exports.weights, name: 'digits.safetensors', content: () => trainer.weights() },
              ]
            : []
        }
      />
      {!trainer.ready.value && failure === null && (
        <div class="panel fetching" role="status">
          <p>{t.fetching}</p>
          <progress aria-label={t.fetching} max={1} value={trainer.fetched.value} />
        </div>
      )}
      {failure !== null && (
        <Notice kind="bad">
          <p>{trainer.ready.value ? t.failed(failure) : t.fetchFailed}</p>
          <Button onClick={() => void trainer.start()}>{t.retry}</Button>
        </Notice>
      )}
      <TrainingBar trainer={trainer} />
      <p class="visually-hidden" role="status">
        {examination ? t.announce(formatPercent(examination.accuracy)) : ''}
      </p>
      <div class="digits-grid">
        <DrawPanel trainer={trainer} />
        <ProgressPanel trainer={trainer} />
        <MistakesPanel trainer={trainer} />
        <SettingsPanel trainer={trainer} />
      </div>
    </div>
  )
}
