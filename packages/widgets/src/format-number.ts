import { computed } from '@preact/signals'
import { language, languages } from './language.ts'

const formats = computed(() => {
  const { tag } = languages[language.value]
  return {
    plain: new Intl.NumberFormat(tag, { maximumSignificantDigits: 4 }),
    whole: new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }),
    exponent: new Intl.NumberFormat(tag, { notation: 'scientific', maximumSignificantDigits: 3 }),
    percent: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
  }
})

/** A number as people write it in the language in force: four digits, with an exponent where it is very small or large. */
export function formatNumber(value: number): string {
  const { plain, whole, exponent } = formats.value
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return exponent.format(value)
  return Number.isInteger(value) ? whole.format(value) : plain.format(value)
}

/** A share between 0 and 1 as a percentage. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? formats.value.percent.format(share) : '–'
}
