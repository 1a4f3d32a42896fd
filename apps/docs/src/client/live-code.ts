const words = { en: 'Edit and run', pt: 'Editar e executar' }

/** A code sample that becomes an editor, and runs, when somebody asks for it. Until then it is text, and weighs nothing. */
class LiveCode extends HTMLElement {
  connectedCallback(): void {
    const language = document.documentElement.lang.startsWith('pt') ? 'pt' : 'en'
    const code = codeOf(this)
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'live-start'
    button.textContent = words[language]
    button.addEventListener('click', async () => {
      button.disabled = true
      const { openEditor } = await import('./open-editor.ts')
      openEditor(this, code, language)
    })
    this.append(button)
  }
}

/** Expressive Code keeps the text for its copy button, with lines divided by U+007F. */
function codeOf(host: HTMLElement): string {
  const kept = host.querySelector<HTMLElement>('[data-code]')?.dataset.code ?? ''
  return `${kept.replaceAll('\u007f', '\n').trimEnd()}\n`
}

customElements.define('live-code', LiveCode)

export type { LiveCode }
