import type { Context, ParameterInfo, StateTree, Tools, Tree } from '../contracts/optimizer.ts'
import type { RandomKey } from '../random/key.ts'
import { noteRun, type Ran } from './counting.ts'
import { isGenerator } from './drive.ts'
import { innerScope, numbersOf, type Scope } from './scopes.ts'

type Infos = { readonly [parameter: string]: ParameterInfo }

/** The first state of a part and all inside it. */
export function firstStateOf(
  scopes: ReadonlyMap<string, Scope>,
  scope: Scope,
  { parameters, info, random }: { parameters: Tree; info: Infos; random: RandomKey },
): StateTree {
  return scope.optimizer.init({
    parameters,
    info,
    settings: numbersOf(scope),
    random: random.fold(scope.path),
    run: (name, sees) =>
      firstStateOf(scopes, innerScope(scopes, scope, name), {
        parameters: sees?.parameters ?? parameters,
        info,
        random,
      }),
  })
}

/** One update under way, for all parts that take part in it. */
export interface UpdateAround {
  readonly scopes: ReadonlyMap<string, Scope>
  readonly info: Infos
  /** What has run, to be filled. */
  readonly ran: Ran
  toolsOf(scope: Scope): Tools
}

/** What a part sees when it makes an update, and how it runs others. */
export function contextFor(
  around: UpdateAround,
  scope: Scope,
  sees: Omit<Context, keyof Tools | 'info' | 'run'>,
): Context {
  const { scopes, info, ran, toolsOf } = around
  return {
    ...sees,
    ...toolsOf(scope),
    info,
    *run(name, inner) {
      const next = innerScope(scopes, scope, name)
      const update = next.optimizer.update(contextFor(around, next, { ...sees, ...inner }))
      const result = isGenerator(update) ? yield* update : update
      noteRun(ran, next, result)
      return result
    },
  }
}
