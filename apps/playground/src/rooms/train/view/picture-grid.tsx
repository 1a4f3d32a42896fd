import { DataTable } from '@chainrule/widgets'
import { useEffect, useRef } from 'preact/hooks'
import type { RunInfo } from '../protocol.ts'
import type { Trainer } from '../trainer.ts'
import { words } from '../words.ts'

/** Pictures of the test part, each with what the network takes it for. */
export function PictureGrid({ trainer, run, info }: { trainer: Trainer; run: number; info: RunInfo }) {
  const t = words.value.output
  const frame = trainer.glance.value?.runs[run]
  const { pictures, task } = info
  if (!pictures || task.kind !== 'classes') return null
  const classes = task.names.length
  const guesses = Array.from(pictures.targets, (_, index) => {
    const scores = frame?.predictions?.subarray(index * classes, (index + 1) * classes)
    return scores ? task.names[scores.indexOf(Math.max(...scores))] : ''
  })
  return (
    <figure class="pictures">
      <figcaption>{t.pictures}</figcaption>
      <ul class="picture-grid">
        {Array.from(pictures.targets, (target, index) => {
          const right = guesses[index] === task.names[target]
          return (
            <li key={index} class={right ? 'right' : 'wrong'}>
              <Picture side={pictures.side} pixels={pictures.pixels} index={index} />
              <span class="picture-guess" aria-hidden="true">
                {guesses[index]}
              </span>
              <span class="visually-hidden">
                {t.picture(task.names[target], guesses[index])}, {right ? t.right : t.wrong}
              </span>
            </li>
          )
        })}
      </ul>
      <DataTable
        caption={t.pictures}
        columns={['#', ...task.names]}
        rows={() =>
          Array.from(pictures.targets, (target, index) => [
            task.names[target],
            ...(frame?.predictions?.subarray(index * classes, (index + 1) * classes) ?? []),
          ])
        }
      />
    </figure>
  )
}

function Picture({ side, pixels, index }: { side: number; pixels: Float32Array; index: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    for (let place = 0; place < side * side; place++) {
      const dark = 255 * (1 - pixels[index * side * side + place])
      image.data.set([dark, dark, dark, 255], 4 * place)
    }
    context.putImageData(image, 0, 0)
  }, [side, pixels, index])
  return <canvas ref={canvas} width={side} height={side} />
}
