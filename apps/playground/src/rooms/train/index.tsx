import './train.css'
import { Segmented } from '@chainrule/widgets'
import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { RoomProps } from '../../app/rooms.ts'
import { RoomBar } from '../../share/room-bar.tsx'
import { takeTrainer } from './begin-ahead.ts'
import { checkState, type TrainState } from './check-state.ts'
import { exportsOf } from './exports-of.ts'
import { Curves } from './view/curves.tsx'
import { DataPanel } from './view/data-panel.tsx'
import { MethodPanel } from './view/method-panel.tsx'
import { NetworkPanel } from './view/network-panel.tsx'
import { OutputPanel } from './view/output-panel.tsx'
import { Transport } from './view/transport.tsx'
import { Troubles } from './view/troubles.tsx'
import type { UnitPlace } from './view/unit-place.ts'
import { words } from './words.ts'

/** Build a network, choose how it learns, and watch it learn. */
export default function TrainRoom({ arrived }: RoomProps) {
  const t = words.value
  const trainer = useMemo(takeTrainer, [])
  const layer = useSignal(0)
  const unit = useSignal<UnitPlace | null>(null)
  const hovered = useSignal<UnitPlace | null>(null)
  const open = (state: unknown) => {
    const checked = checkState(state)
    if ('wrong' in checked) {
      trainer.begin()
      return checked.wrong
    }
    layer.value = 0
    unit.value = null
    trainer.open(checked.state.configs)
    return null
  }

  useEffect(() => {
    // What arrives is opened by the bar.
    if (!arrived) trainer.begin()
    return trainer.close
  }, [trainer])

  const compared = trainer.configs.value.length > 1
  return (
    <div class="train">
      <RoomBar
        room="train"
        state={(): TrainState => ({ configs: trainer.configs.value })}
        arrived={arrived}
        open={open}
        exports={trainer.configs.value.flatMap((_, run) => exportsOf(trainer, run, compared))}
      />
      <Transport trainer={trainer} />
      <Troubles trainer={trainer} />
      {compared && (
        <div class="train-runs">
          <Segmented
            hideLabel
            label={t.runs}
            value={String(trainer.selected.value)}
            options={['A', 'B'].map((letter, run) => ({ value: String(run), label: t.runName(letter) }))}
            onChange={(run) => {
              trainer.selected.value = Number(run)
              unit.value = null
            }}
          />
          <p class="explain">{t.sameSeed}</p>
        </div>
      )}
      <div class="train-grid">
        <DataPanel trainer={trainer} />
        <NetworkPanel trainer={trainer} layer={layer} unit={unit} hovered={hovered} />
        <div class="train-results">
          <OutputPanel trainer={trainer} hovered={hovered.value} />
          <Curves trainer={trainer} />
        </div>
        <MethodPanel trainer={trainer} />
      </div>
    </div>
  )
}
