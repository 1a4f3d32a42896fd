import { useEffect, useRef } from 'preact/hooks'
import { SIDE } from '../config.ts'

/** 28 × 28 numbers from 0 to 255 as a small picture, ink on paper. What it shows has to be said beside it. */
export function DigitPicture({ pixels }: { pixels: ArrayLike<number> | null }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(SIDE, SIDE)
    for (let place = 0; place < SIDE * SIDE; place++) {
      const paper = 255 - (pixels?.[place] ?? 0)
      image.data.set([paper, paper, paper, 255], 4 * place)
    }
    context.putImageData(image, 0, 0)
  }, [pixels])
  return <canvas ref={canvas} class="digit-picture" width={SIDE} height={SIDE} />
}
