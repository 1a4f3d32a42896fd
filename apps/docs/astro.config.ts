import { join } from 'node:path'
import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig, passthroughImageService } from 'astro/config'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import { repository, site } from './build/site-address.ts'
import { interactiveFences } from './src/markdown/interactive-fences.ts'
import { sidebar } from './src/sidebar.ts'

export default defineConfig({
  root: import.meta.dirname,
  site,
  trailingSlash: 'always',
  // Nothing on the site is a photograph, so that no native image library is needed.
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({ remarkPlugins: [remarkMath, interactiveFences], rehypePlugins: [rehypeKatex] }),
  },
  integrations: [
    starlight({
      title: 'Chainrule',
      description: 'Train neural networks in TypeScript, and understand them.',
      defaultLocale: 'root',
      locales: { root: { label: 'English', lang: 'en' }, 'pt-br': { label: 'Português', lang: 'pt-BR' } },
      sidebar,
      editLink: { baseUrl: `${repository}/edit/main/apps/docs/` },
      social: [{ icon: 'github', label: 'GitHub', href: repository }],
      customCss: ['katex/dist/katex.min.css', './src/styles/site.css', './src/styles/print.css'],
      components: { Head: './src/overrides/Head.astro' },
      expressiveCode: { themes: ['github-dark', 'github-light'], styleOverrides: { borderRadius: '0.4rem' } },
      lastUpdated: false,
    }),
  ],
  vite: {
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    worker: { format: 'es' },
    build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
    cacheDir: join(import.meta.dirname, '../../node_modules/.cache/docs-vite'),
  },
})
