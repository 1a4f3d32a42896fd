import type { Code, Html, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { diagramHtml } from './diagram-html.ts'
import { quizHtml } from './quiz-html.ts'
import { sizesHtml } from './sizes-html.ts'
import { widgetHtml } from './widget-html.ts'

/**
 * Gives some code fences a life of their own, so that pages stay plain Markdown in both languages: `ts live` can be edited and
 * run, `quiz` is a question with answers, `widget` names a widget and its options, `diagram` describes boxes and arrows, and in
 * the place of `sizes` stands the table of packages.
 */
export function interactiveFences() {
  return (tree: Root, file: { path?: string }) => {
    const language = /\/pt-br\//.test(file.path ?? '') ? 'pt' : 'en'
    let count = 0
    visit(tree, 'code', (node: Code, index, parent) => {
      if (index === undefined || !parent) return
      if (node.lang === 'quiz') {
        parent.children[index] = html(quizHtml(node.value, { language, name: `quiz-${++count}` }))
      } else if (node.lang === 'widget') {
        parent.children[index] = html(widgetHtml(node.value, language))
      } else if (node.lang === 'diagram') {
        parent.children[index] = html(diagramHtml(node.value, `diagram-${++count}`))
      } else if (node.lang === 'sizes') {
        parent.children[index] = html(sizesHtml(language))
      } else if (node.meta?.split(/\s+/).includes('live')) {
        node.meta = node.meta.replace(/\blive\b/, '').trim() || null
        parent.children.splice(index, 1, html('<live-code>'), node, html('</live-code>'))
        return [SKIP, index + 3]
      }
    })
  }
}

function html(value: string): Html {
  return { type: 'html', value }
}
