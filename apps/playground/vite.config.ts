import { defineConfig } from 'vite'
import { mnistFiles } from './build/mnist-files.ts'
import { offline } from './build/offline.ts'

/** Pages that have these two may share memory between threads. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the built folder works under any address.
  base: './',
  plugins: [mnistFiles(), offline()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  server: { headers },
  preview: { headers },
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1000 },
})
