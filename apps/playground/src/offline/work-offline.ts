/** Lets the page be opened without a network from now on. It begins when the page stands, so that nothing waits for it. */
export function workOffline(): void {
  // While developing, files change under their addresses. Browsers without it, and plain http, have no workers.
  if (!import.meta.env.PROD || !navigator.serviceWorker) return
  const begin = () => {
    navigator.serviceWorker.register('./service-worker.js').catch((error: unknown) => {
      console.info('The playground cannot be kept for offline use:', error)
    })
  }
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}
