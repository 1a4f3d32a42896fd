import { type PackageSize, packageSizes } from '../../build/sizes/package-sizes.ts'
import { escapeHtml, inlineHtml } from './escape-html.ts'

const words = {
  en: {
    head: ['Package', 'A usual part', 'All of it', 'What it is for'],
    kilobytes: (value: string) => `${value} kB`,
    purpose: {
      autograd: 'Tensors, gradients, compiled steps, random numbers. Everything else builds on it.',
      nn: 'Layers, activations, losses. Brings `initializers` and `regularizers` along, of which a bundler keeps what is used.',
      initializers: 'First weights other than those that layers begin with.',
      optimizers: 'Optimizers, schedules, clipping, wrappers.',
      regularizers: 'Penalties, dropout, constraints, early stopping.',
      data: 'Shuffled mini-batches; readers for CSV and IDX.',
      train: 'A training loop, metrics, checkpoints, how the layers fare. Brings `data` and `safetensors` along.',
      safetensors: 'Weights in files, bytes and blobs.',
      'backend-wasm': 'Speed: runs plans as WebAssembly. Brings `lowering` along.',
      lowering: 'Comes with `backend-wasm`; by itself only for authors of backends.',
    } as Record<string, string>,
  },
  pt: {
    head: ['Pacote', 'Uma parte usual', 'Tudo', 'Para que serve'],
    kilobytes: (value: string) => `${value.replace('.', ',')} kB`,
    purpose: {
      autograd: 'Tensores, gradientes, passos compilados, números aleatórios. Todo o resto se apoia nele.',
      nn: 'Camadas, ativações, perdas. Traz `initializers` e `regularizers` junto, dos quais o bundler conserva o que se usa.',
      initializers: 'Primeiros pesos diferentes daqueles com que as camadas começam.',
      optimizers: 'Otimizadores, programações, corte, invólucros.',
      regularizers: 'Penalidades, dropout, restrições, parada antecipada.',
      data: 'Minilotes embaralhados; leitores de CSV e IDX.',
      train: 'Um laço de treino, métricas, checkpoints, a saúde das camadas. Traz `data` e `safetensors` junto.',
      safetensors: 'Pesos em arquivos, bytes e blobs.',
      'backend-wasm': 'Velocidade: executa planos como WebAssembly. Traz `lowering` junto.',
      lowering: 'Vem com o `backend-wasm`; sozinho, só para quem escreve backends.',
    } as Record<string, string>,
  },
}

let measured: PackageSize[] | null = null

/** One table of all packages that run in a program, with sizes measured now. */
export function sizesHtml(language: 'en' | 'pt'): string {
  measured ??= packageSizes()
  const { head, purpose, kilobytes } = words[language]
  const size = (bytes: number) => kilobytes((bytes / 1000).toFixed(1))
  const rows = measured.map(({ folder, part, partBytes, allBytes }) => {
    const cells = [
      `<code>@chainrule/<wbr>${folder}</code>`,
      `${size(partBytes)}<br><small>${escapeHtml(part.join(', '))}</small>`,
      size(allBytes),
      inlineHtml(purpose[folder] ?? ''),
    ]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  return `<table class="sizes"><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}
