import { expect, it } from 'vitest'
import { parseQuiz } from './parse-quiz.ts'

it('reads the question, the answers and why each is right or wrong', () => {
  const source = 'What is\n`2 + 2`?\n\n( ) 5\n> One too many.\n(x) 4\n> Yes:\n> two pairs.'

  expect(parseQuiz(source)).toEqual({
    question: 'What is `2 + 2`?',
    answers: [
      { text: '5', right: false, because: 'One too many.' },
      { text: '4', right: true, because: 'Yes: two pairs.' },
    ],
  })
})

it('refuses a question without exactly one right answer, and an answer that nobody explains', () => {
  expect(() => parseQuiz('Why?\n( ) a\n> b\n( ) c\n> d')).toThrow('one of them right')
  expect(() => parseQuiz('Why?\n(x) a\n> b\n( ) c')).toThrow('does not explain "c"')
})
