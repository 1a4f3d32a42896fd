import { formatNumber, formatPercent, Help } from '@chainrule/widgets'
import { CLASSES } from '../config.ts'
import type { DigitsTrainer } from '../digits-trainer.ts'
import type { Examination } from '../engine/examine.ts'
import { words } from '../words.ts'
import { DigitPicture } from './digit-picture.tsx'

/** The test digits that the network gets wrong, and which it takes for which. */
export function MistakesPanel({ trainer }: { trainer: DigitsTrainer }) {
  const t = words.value.mistakes
  const examination = trainer.examination.value
  return (
    <section class="panel mistakes-panel">
      <div class="panel-head">
        <h2>{t.heading}</h2>
        {examination && (
          <span class="soft">
            {t.count(
              formatNumber(Math.round((1 - examination.accuracy) * examination.count)),
              formatNumber(examination.count),
            )}
          </span>
        )}
      </div>
      {examination ? (
        <>
          <p class="explain">{t.explain}</p>
          <ul class="mistakes">
            {examination.mistakes.map(({ index, truth, guess, sure, pixels }) => (
              <li key={index} title={t.one(truth, guess, formatPercent(sure))}>
                <DigitPicture pixels={pixels} />
                <span aria-hidden="true">
                  {truth} → <strong>{guess}</strong>
                </span>
                <span class="visually-hidden">{t.one(truth, guess, formatPercent(sure))}</span>
              </li>
            ))}
          </ul>
          <Confusion examination={examination} />
        </>
      ) : (
        <p class="explain">{t.waiting}</p>
      )}
    </section>
  )
}

function Confusion({ examination: { confusion } }: { examination: Examination }) {
  const t = words.value.mistakes
  const classes = Array.from({ length: CLASSES }, (_, digit) => digit)
  const most = Math.max(1, ...confusion.filter((_, place) => place % (CLASSES + 1) !== 0))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="confusion" tabIndex={0} aria-label={t.confusion}>
      <h3>
        {t.confusion} <Help about={t.confusion}>{t.confusionHelp}</Help>
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{t.truth}</span>
            </th>
            {classes.map((guess) => (
              <th key={guess} scope="col">
                {guess}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((truth) => (
            <tr key={truth}>
              <th scope="row">{truth}</th>
              {classes.map((guess) => {
                const count = confusion[truth * CLASSES + guess]
                const kind = truth === guess ? 'right' : 'wrong'
                return (
                  <td key={guess} class={kind} style={{ '--share': `${truth === guess ? 0 : (100 * count) / most}%` }}>
                    {count}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
