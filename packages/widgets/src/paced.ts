import { effect, type ReadonlySignal, signal } from '@preact/signals'

/**
 * Follows what `read` gives: at once, and at most so many times a second while a condition holds. It ends with the last
 * value in any case. For numbers and curves that stream faster than anybody reads them.
 */
export function paced<T>(
  read: () => T,
  { perSecond, while: hurried }: { readonly perSecond: number; readonly while: () => boolean },
): { readonly signal: ReadonlySignal<T>; stop(): void } {
  const followed = signal(read())
  let last = performance.now()
  let newest = followed.peek()
  let timer: ReturnType<typeof setTimeout> | undefined
  const follow = () => {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    followed.value = newest
  }
  const end = effect(() => {
    newest = read()
    const wait = hurried() ? last + 1000 / perSecond - performance.now() : 0
    // What is shown already is no news: the next value need not wait for it.
    if (newest === followed.peek()) return
    if (wait <= 0) follow()
    else timer ??= setTimeout(follow, wait)
  })
  return {
    signal: followed,
    stop() {
      clearTimeout(timer)
      end()
    },
  }
}
