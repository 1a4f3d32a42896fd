interface QuizAnswer {
  readonly text: string
  readonly right: boolean
  /** Why it is right or wrong. */
  readonly because: string
}

export interface Quiz {
  readonly question: string
  readonly answers: readonly QuizAnswer[]
}

/**
 * Reads a question. Its lines are the question; each answer starts with `( )`, or `(x)` where it is right, and the line
 * after it, which starts with `>`, says why.
 */
export function parseQuiz(source: string): Quiz {
  const question: string[] = []
  const answers: { text: string; right: boolean; because: string }[] = []
  for (const line of source.split('\n').map((text) => text.trim())) {
    const answer = /^\(([ x])\) (.+)$/.exec(line)
    const last = answers.at(-1)
    if (answer) answers.push({ text: answer[2] as string, right: answer[1] === 'x', because: '' })
    else if (line.startsWith('>') && last) last.because += `${last.because ? ' ' : ''}${line.slice(1).trim()}`
    else if (line && !last) question.push(line)
    else if (line) throw new Error(`A quiz has the line "${line}" after its answers.`)
  }
  if (answers.length < 2 || answers.filter(({ right }) => right).length !== 1) {
    throw new Error(`The quiz "${question.join(' ')}" needs two answers or more, one of them right.`)
  }
  const silent = answers.find(({ because }) => !because)
  if (silent) throw new Error(`The quiz "${question.join(' ')}" does not explain "${silent.text}".`)
  return { question: question.join(' '), answers }
}
