export interface Example {
  /** The file it stands in, relative to the repository. */
  file: string
  /** The line of its first line of code. */
  line: number
  code: string
}

/**
 * The `ts` fences of a Markdown file, those that readers of the docs can run (`ts live`) among them, and the fences
 * under `@example` in the docstrings of a TypeScript file. Files that a reader is told to write (`ts title="src/a.ts"`) belong to a
 * package that only they make: the gate `plugin` follows such pages.
 */
export function extractExamples(file: string, text: string): Example[] {
  const found = file.endsWith('.md') ? fences(text) : docstrings(text).flatMap(exampleFences)
  return found.map((fence) => ({ file, ...fence }))
}

interface Fence {
  line: number
  code: string
}

interface Docstring {
  /** The line of its first line of text. */
  line: number
  text: string
}

function docstrings(text: string): Docstring[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].map((match) => ({
    line: lineAt(text, match.index),
    text: match[0].replace(/^ *\* ?/gm, ''),
  }))
}

function exampleFences({ line, text }: Docstring): Fence[] {
  const first = text.indexOf('@example')
  if (first < 0) return []
  return fences(text.slice(first)).map((fence) => ({
    line: fence.line + line + lineAt(text, first) - 2,
    code: fence.code,
  }))
}

function fences(text: string): Fence[] {
  return [...text.matchAll(/^```ts(?: live(?: title="[^"]*")?)?\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: lineAt(text, match.index) + 1,
    code: match[1] as string,
  }))
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
