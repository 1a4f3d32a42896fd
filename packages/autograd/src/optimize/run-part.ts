import type {
  Answer,
  Context,
  ParameterInfo,
  Part,
  Request,
  Result,
  StateTree,
  Tools,
  Tree,
  Update,
} from '../contracts/optimizer.ts'
import type { RandomKey } from '../random/key.ts'
import { noteRun, type Ran } from './counting.ts'
import { innerPart } from './parts.ts'
import { toolsFor } from './tools.ts'

type Infos = { readonly [parameter: string]: ParameterInfo }

/** The first state of a part and all inside it. */
export function firstStateOf(
  part: Part,
  { parameters, info, random }: { parameters: Tree; info: Infos; random: RandomKey },
): StateTree {
  return part.optimizer.init({
    parameters,
    info,
    settings: part.numbers(),
    random: random.fold(part.path),
    run: (name, sees) => firstStateOf(innerPart(part, name), { parameters, info, random, ...sees }),
  })
}

/** One update under way, for all parts that take part in it. */
export interface UpdateAround {
  readonly info: Infos
  readonly random: RandomKey
  /** What has run, to be filled. */
  readonly ran: Ran
}

/** Lets a part make its update, and the parts inside it when it asks for theirs. */
export function* runPart(
  around: UpdateAround,
  part: Part,
  sees: Omit<Context, keyof Tools | 'info' | 'run'>,
): Generator<Request, Result, Answer> {
  const { info, random, ran } = around
  const update = part.optimizer.update({
    ...sees,
    ...toolsFor(part, random.fold(part.path)),
    info,
    run: (name, inner) => runPart(around, innerPart(part, name), { ...sees, ...inner }),
  })
  const result = isGenerator(update) ? yield* update : update
  noteRun(ran, part, result)
  return result
}

/** Lets an update run to its end, answering what it asks for on the way. */
export function drive(
  update: Generator<Request, Result, Answer>,
  reply: (request: Request) => Partial<Answer>,
): Result {
  let turn = update.next()
  while (!turn.done) turn = update.next(reply(turn.value) as Answer)
  return turn.value
}

function isGenerator(update: Update): update is Generator<Request, Result, Answer> {
  return 'next' in update && typeof update.next === 'function'
}
