/** The look of the shared components, and the theme that they follow: Starlight writes it to the same attribute. */
import '@chainrule/widgets/tokens.css'
import '@chainrule/widgets/controls.css'
import '../widgets/widgets.css'
import { themeVersion } from '@chainrule/widgets'

new MutationObserver(() => {
  themeVersion.value++
}).observe(document.documentElement, { attributeFilter: ['data-theme'] })
