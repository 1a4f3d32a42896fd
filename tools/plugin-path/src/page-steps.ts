/** One thing that a page tells its reader to do. */
export type PageStep =
  /** A command of a terminal, as it stands there. */
  | { readonly do: 'run'; readonly command: string }
  /** A whole file; what stood there before is replaced. */
  | { readonly do: 'write'; readonly path: string; readonly content: string }

/** What a Markdown page tells its reader to do, in order: the lines of `sh` fences, and the fences with a file as their title. */
export function pageSteps(markdown: string): PageStep[] {
  return [...markdown.matchAll(/^```(\w+)(.*)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, language, meta = '', content = '']): PageStep[] => {
      if (language === 'sh') return linesOf(content).map((command) => ({ do: 'run', command }))
      const path = /\btitle="([^"]+)"/.exec(meta)?.[1]
      return path ? [{ do: 'write', path, content }] : []
    },
  )
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
}
