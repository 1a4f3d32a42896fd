import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Manifest {
  readonly name: string
  readonly version: string
}

/**
 * A registry on this machine with the given tarballs and nothing else, so that `npm install @chainrule/…` works as it will when
 * the packages are published.
 */
export async function servePackages(files: readonly string[]): Promise<{ address: string; close(): void }> {
  const packages = files.map((file) => ({ file, manifest: manifestIn(file) }))
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(/^\//, '')
    const found = packages.find(({ manifest: { name } }) => path === name || path === `${name}/-/package.tgz`)
    if (!found) response.writeHead(404).end()
    else if (path.endsWith('.tgz')) response.end(readFileSync(found.file))
    else response.end(JSON.stringify(entryOf(found.manifest, readFileSync(found.file), address)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address, close: () => server.close() }
}

/** What a registry tells of a package that has one version. */
function entryOf(manifest: Manifest, content: Buffer, address: string): object {
  const { name, version } = manifest
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`
  const dist = { tarball: `${address}/${name}/-/package.tgz`, integrity }
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }
}

function manifestIn(file: string): Manifest {
  const { status, stdout, stderr } = spawnSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file} has no manifest: ${stderr}`)
  return JSON.parse(stdout)
}
