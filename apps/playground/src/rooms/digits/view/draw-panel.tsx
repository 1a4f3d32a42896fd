import { formatPercent, Help } from '@chainrule/widgets'
import { CLASSES } from '../config.ts'
import type { DigitsTrainer } from '../digits-trainer.ts'
import { DigitBoard } from '../drawing/digit-board.tsx'
import { words } from '../words.ts'
import { DigitPicture } from './digit-picture.tsx'

/** A board to draw on, and what the network takes the drawing for. */
export function DrawPanel({ trainer }: { trainer: DigitsTrainer }) {
  const t = words.value.draw
  const probabilities = trainer.probabilities.value
  const best = probabilities ? probabilities.indexOf(Math.max(...probabilities)) : null
  return (
    <section class="panel draw-panel">
      <h2>{t.heading}</h2>
      <p class="explain">{t.explain}</p>
      <div class="draw-columns">
        <DigitBoard onDraw={(digit) => void trainer.show(digit)} />
        <div class="draw-result">
          <div class="draw-seen">
            <DigitPicture pixels={trainer.drawing.value} />
            <span class="soft">
              {t.seen} <Help about={t.seen}>{t.seenHelp}</Help>
            </span>
          </div>
          <p class="draw-verdict" role="status">
            {probabilities && best !== null ? t.verdict(String(best), formatPercent(probabilities[best])) : t.nothing}
          </p>
          {probabilities && (trainer.frame.value?.step ?? 0) === 0 && <p class="explain">{t.untrained}</p>}
        </div>
      </div>
      <table class="probabilities">
        <caption>{t.probabilities}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t.digit}</th>
            <th scope="col">{t.probability}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: CLASSES }, (_, digit) => {
            const share = probabilities?.[digit] ?? 0
            return (
              <tr key={digit} class={digit === best ? 'best' : undefined}>
                <th scope="row">{digit}</th>
                <td>
                  <span class="probability-bar" style={{ '--share': `${share * 100}%` }} />
                  <span class="probability-text">{probabilities ? formatPercent(share) : '–'}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
