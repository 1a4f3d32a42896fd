/** Runs the reference cases in a worker and says on the console what came of them. */
const worker = new Worker(new URL('./oracles-worker.ts', import.meta.url), { type: 'module' })
worker.onmessage = ({ data }) => console.log(`report ${JSON.stringify(data)}`)
worker.onerror = ({ message }) => console.log(`report ${JSON.stringify({ problems: [message] })}`)
