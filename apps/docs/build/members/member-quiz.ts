import type { Member } from '@chainrule/catalogue'
import { kinds } from './words.ts'

type Language = 'en' | 'pt'

/** A question about a member from what the catalogue knows: what an optimizer remembers, or what a member does. */
export function memberQuiz(member: Member, all: readonly Member[], language: Language): string {
  const { statePerElement: state } = member
  if (member.kind === 'optimizer' && state !== null && Number.isInteger(state) && state <= 4) {
    return stateQuiz(member.name, state, language)
  }
  return meaningQuiz(member, all, language)
}

function stateQuiz(name: string, state: number, language: Language): string {
  const choices = [...new Set([state, (state + 1) % 5, (state + 2) % 5])].sort((a, b) => a - b)
  const pt = language === 'pt'
  const question = pt
    ? `Quantos números \`${name}\` guarda para cada peso?`
    : `How many numbers does \`${name}\` remember for each weight?`
  return [
    question,
    ...choices.flatMap((count) => [
      `(${count === state ? 'x' : ' '}) ${count}`,
      `> ${count === state ? rightCount(state, pt) : pt ? `São ${state}: conte as linhas da fórmula que passam de um passo ao outro.` : `It is ${state}: count the lines of the formula whose left side lives on to the next step.`}`,
    ]),
  ].join('\n')
}

function rightCount(state: number, pt: boolean): string {
  if (state === 0)
    return pt ? 'Nada além dos próprios pesos precisa de memória.' : 'Nothing but the weights themselves needs memory.'
  return pt
    ? `Um milhão de pesos em float32 custa ${4 * state} MB a mais.`
    : `A million weights in float32 cost ${4 * state} MB more.`
}

function meaningQuiz(member: Member, all: readonly Member[], language: Language): string {
  const others = all.filter(({ kind, text }) => kind === member.kind && text.en !== member.text.en)
  const place = all.indexOf(member)
  const wrong = [others[place % others.length], others[(place + 3) % others.length]].filter((one) => one !== undefined)
  const choices = [member, ...new Set(wrong)].sort((a, b) => a.text.en.length - b.text.en.length)
  const pt = language === 'pt'
  const one = kinds[member.kind].one[language].toLowerCase()
  return [
    pt ? `O que faz \`${member.name}\`?` : `What does the ${one} \`${member.name}\` do?`,
    ...choices.flatMap((choice) => [
      `(${choice === member ? 'x' : ' '}) ${choice.text[language]}`,
      choice === member
        ? `> ${pt ? 'A fórmula no alto da página diz o mesmo em símbolos.' : 'The formula at the top of the page says the same in symbols.'}`
        : `> ${pt ? `Isso é \`${choice.name}\`.` : `That is \`${choice.name}\`.`}`,
    ]),
  ].join('\n')
}
