import type { Pages } from './built-pages.ts'

interface Surroundings {
  /** `https://chainrule.dev`: links to it are links within the site. */
  readonly site: string
  /** Links to sources name files of this repository. */
  readonly repository: string
  /** Whether the site has a file that is no page: `/favicon.svg`. */
  hasFile(address: string): boolean
  /** Whether the repository has a file or folder. */
  hasSource(path: string): boolean
}

/** What is wrong with the links of pages: no such page, no such place on it, no such file, no such source. */
export function deadLinks(pages: Pages, around: Surroundings): string[] {
  const places = new Map([...pages].map(([address, html]) => [address, placesOf(html)]))
  return [...pages].flatMap(([address, html]) => {
    const complaints = linksOf(html).map((link) => [link, complaintOf(link, address, places, around)] as const)
    return complaints.flatMap(([link, complaint]) => (complaint ? [`${address}: ${link}: ${complaint}`] : []))
  })
}

function complaintOf(
  link: string,
  from: string,
  places: ReadonlyMap<string, ReadonlySet<string>>,
  { site, repository, hasFile, hasSource }: Surroundings,
): string | null {
  const source = new RegExp(`^${repository}/(?:edit|blob|tree)/main/([^#]*)`).exec(link)?.[1]
  if (source !== undefined) return hasSource(source) ? null : 'the repository has no such file'
  const url = new URL(link, `${site}${from}`)
  if (url.origin !== new URL(site).origin) return null
  const path = decodeURIComponent(url.pathname)
  const anchors = places.get(path)
  if (!anchors) {
    if (places.has(`${path}/`)) return 'the address of a page ends with a slash'
    return hasFile(path) ? null : 'there is no such page'
  }
  const anchor = decodeURIComponent(url.hash.slice(1))
  return anchor === '' || anchors.has(anchor) ? null : 'the page has no such place'
}

/** What the tags of a page lead to or load. Text cannot be mistaken for a tag: there, `<` is escaped. */
function linksOf(html: string): string[] {
  const found = [...html.matchAll(/<(?:a|link|script|img)\s(?:[^>]*?\s)?(?:href|src)=(?:"([^"]*)"|([^\s">]+))/g)]
  const links = found.map(([, quoted, bare]) => plain(quoted ?? bare ?? ''))
  return [...new Set(links)].filter((link) => !/^(data|mailto|javascript):/.test(link))
}

function placesOf(html: string): Set<string> {
  const found = html.matchAll(/<[a-z][\w-]*\s(?:[^>]*?\s)?id=(?:"([^"]*)"|([^\s">]+))/g)
  return new Set([...found].map(([, quoted, bare]) => plain(quoted ?? bare ?? '')))
}

function plain(text: string): string {
  return text
    .replaceAll('&#38;', '&')
    .replaceAll('&#x26;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
