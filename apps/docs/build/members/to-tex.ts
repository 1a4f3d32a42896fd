/**
 * A formula of a docstring as TeX for KaTeX, line by line; null where it has words that are no formula. The letters, subscripts and
 * superscripts of Unicode, `<-`, roots and names of several letters are understood.
 */
export function toTex(formula: string): string | null {
  const lines = formula
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  // A sentence among the formulas, or a column of remarks beside them, is better read as it stands.
  if (
    lines.some(
      (line) =>
        /\s{3,}\S/.test(line.replace(/^\w+\s+(<-|=)/, '$1')) ||
        /\b(where|with|if|for|else|is|the|over|all|of|and|to)\b/.test(line),
    )
  )
    return null
  if (lines.some((line) => !/<-|=|∝/.test(line))) return null
  const rows = lines.map((line) => {
    const tex = lineToTex(line)
    return tex.replace(/(\\leftarrow|=)/, '&$1')
  })
  // A letter that is not known to KaTeX by now is one that this has no name for.
  if (rows.some((row) => /[^\x20-\x7e]/.test(row))) return null
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`
}

function lineToTex(line: string): string {
  // Factors that stand side by side would be read as one name.
  let text = line.replace(/(?<=[\p{L}\p{N})‖⁰¹²³⁴-⁹₀-₉ᵗᵀₜ])\s+(?=[\p{L}\p{N}(√‖])/gu, '\\, ')
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/√\(((?:[^()]|\([^()]*\))*)\)/g, '\\sqrt{$1}')
  }
  text = text.replace(/√([\p{L}\d]+[²³]?)/gu, '\\sqrt{$1}')
  text = text.replace(/(?<![\\\p{L}])([A-Za-z][A-Za-z]+)/gu, (word) =>
    functions.has(word) ? `\\${word}` : `\\mathrm{${word}}`,
  )
  text = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵗᵀᵏⁿᵖˢ]+/g, (powers) => `^{${[...powers].map((one) => above[one]).join('')}}`)
  text = text.replace(/[₀₁₂₃₄₅₆₇₈₉₊₋ₜᵢⱼₖₙ∞]+/g, (indices) =>
    indices === '∞' ? '\\infty ' : `_{${[...indices].map((one) => below[one]).join('')}}`,
  )
  for (const [symbol, tex] of Object.entries(symbols)) text = text.replaceAll(symbol, `${tex} `)
  return text.replaceAll('<-', '\\leftarrow ').replaceAll('%', '\\%').replaceAll('#', '\\#')
}

const functions = new Set(['max', 'min', 'sin', 'cos', 'tanh', 'exp', 'log', 'arctan'])

const above: Record<string, string> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁺': '+',
  '⁻': '-',
  ᵗ: 't',
  ᵀ: 'T',
  ᵏ: 'k',
  ⁿ: 'n',
  ᵖ: 'p',
  ˢ: 's',
}

const below: Record<string, string> = {
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '₅': '5',
  '₆': '6',
  '₇': '7',
  '₈': '8',
  '₉': '9',
  '₊': '+',
  '₋': '-',
  ₜ: 't',
  ᵢ: 'i',
  ⱼ: 'j',
  ₖ: 'k',
  ₙ: 'n',
  '∞': '\\infty',
}

const symbols: Record<string, string> = {
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  η: '\\eta',
  θ: '\\theta',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  ν: '\\nu',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  τ: '\\tau',
  φ: '\\varphi',
  ψ: '\\psi',
  ω: '\\omega',
  Δ: '\\Delta',
  Σ: '\\sum',
  Π: '\\prod',
  '·': '\\cdot',
  '×': '\\times',
  '⊙': '\\odot',
  '‖': '\\Vert',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '∝': '\\propto',
  '±': '\\pm',
  '∇': '\\nabla',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '…': '\\dots',
  '½': '\\tfrac12',
  '¼': '\\tfrac14',
  '∈': '\\in',
  '∂': '\\partial',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '~': '\\sim',
  '∼': '\\sim',
  '≈': '\\approx',
}
