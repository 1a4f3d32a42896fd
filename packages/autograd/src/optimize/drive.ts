import type { Answer, Request, Result, Update } from '../contracts/optimizer.ts'

/** Lets an update run to its end, answering what it asks for on the way. */
export function drive(update: Update, reply: (request: Request) => Partial<Answer>): Result {
  if (!isGenerator(update)) return update
  let turn = update.next()
  while (!turn.done) turn = update.next(reply(turn.value) as Answer)
  return turn.value
}

/** Whether an update asks for something on the way. */
export function isGenerator(update: Update): update is Generator<Request, Result, Answer> {
  return 'next' in update && typeof update.next === 'function'
}
