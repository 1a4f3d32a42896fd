/**
 * Lets messages be answered, and goes on as soon as they are.
 *
 * A task waits in line with the messages, and comes at once where there are none; through a channel it takes some tenths
 * of a millisecond.
 */
export function breathe(): Promise<void> {
  return 'scheduler' in globalThis ? scheduler.postTask(() => {}) : throughChannel()
}

function throughChannel(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
