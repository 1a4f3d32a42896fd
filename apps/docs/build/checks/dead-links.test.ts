import { expect, it } from 'vitest'
import { deadLinks } from './dead-links.ts'

const around = {
  site: 'https://example.org',
  repository: 'https://code.example.org/us',
  hasFile: (address: string) => address === '/icon.svg',
  hasSource: (path: string) => path === 'src/adam.ts',
}

it('follows links to pages, places on them, files and sources', () => {
  const pages = new Map([
    ['/', '<link rel="icon" href="/icon.svg"><a class="x" href="/b/#two">b</a><a href=#one>here</a><i id=one></i>'],
    ['/b/', '<h2 id="two">Two</h2><a href="../">up</a> <a href="https://elsewhere.org/x">elsewhere</a>'],
    [
      '/c/',
      '<a href="https://example.org/b/"></a><a href="https://code.example.org/us/blob/main/src/adam.ts#L3">s</a>',
    ],
  ])

  expect(deadLinks(pages, around)).toEqual([])
})

it('says which page has which dead link, and why', () => {
  const pages = new Map([
    ['/', '<a href="/b/#two"></a><a href="/b"></a><a href="/c/"></a><img alt="" src="/no.png">'],
    ['/b/', '<a href="https://code.example.org/us/edit/main/src/gone.ts"></a>'],
  ])

  expect(deadLinks(pages, around)).toEqual([
    '/: /b/#two: the page has no such place',
    '/: /b: the address of a page ends with a slash',
    '/: /c/: there is no such page',
    '/: /no.png: there is no such page',
    '/b/: https://code.example.org/us/edit/main/src/gone.ts: the repository has no such file',
  ])
})

it('takes no text of a sample for a link', () => {
  expect(deadLinks(new Map([['/', '<pre>&lt;a href="/gone/"&gt;</pre>']]), around)).toEqual([])
})
