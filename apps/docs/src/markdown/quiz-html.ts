import { inlineHtml } from './escape-html.ts'
import { parseQuiz } from './parse-quiz.ts'

const words = {
  en: { title: 'Check yourself', check: 'Check', right: 'You got it right.', wrong: 'Not yet, because:' },
  pt: { title: 'Teste-se', check: 'Conferir', right: 'Você acertou.', wrong: 'Ainda não, porque:' },
}

/** A question as a form of its own: radio buttons, one button, and the explanations, hidden until they are asked for. */
export function quizHtml(source: string, { language, name }: { language: 'en' | 'pt'; name: string }): string {
  const { question, answers } = parseQuiz(source)
  const { title, check, right, wrong } = words[language]
  const choices = answers.map(
    ({ text, right }, index) =>
      `<label><input type="radio" name="${name}" value="${index}" data-right="${right}"> <span>${inlineHtml(text)}</span></label>`,
  )
  const reasons = answers.map(
    (answer, index) =>
      `<p data-answer="${index}" hidden><strong>${answer.right ? right : wrong}</strong> ${inlineHtml(answer.because)}</p>`,
  )
  return [
    `<quiz-item class="not-content"><form><fieldset><legend><span class="quiz-title">${title}</span> ${inlineHtml(question)}</legend>`,
    ...choices,
    `</fieldset><button type="submit">${check}</button><div class="quiz-answer" role="status">${reasons.join('')}</div></form></quiz-item>`,
  ].join('')
}
