/** A question whose answer is told at once, with its reason. The answers are in the page: no server is asked. */
class QuizItem extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      const chosen = this.querySelector<HTMLInputElement>('input:checked')
      if (chosen) this.#tell(chosen)
      else this.querySelector<HTMLInputElement>('input')?.focus()
    })
    form?.addEventListener('change', () => this.#hide())
  }

  #tell({ value, dataset }: HTMLInputElement): void {
    this.#hide()
    this.dataset.outcome = dataset.right === 'true' ? 'right' : 'wrong'
    const reason = this.querySelector<HTMLElement>(`[data-answer="${value}"]`)
    if (reason) reason.hidden = false
  }

  #hide(): void {
    delete this.dataset.outcome
    for (const reason of this.querySelectorAll<HTMLElement>('[data-answer]')) reason.hidden = true
  }
}

customElements.define('quiz-item', QuizItem)

export type { QuizItem }
