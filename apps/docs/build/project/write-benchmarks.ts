import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../../scripts/packages.ts'
import { fence } from '../pages/markdown.ts'
import { writePage } from '../pages/page-file.ts'
import { repository } from '../site-address.ts'

const source = 'benchmarks/RESULTS.md'
const readme = `${repository}/blob/main/benchmarks/README.md`

/** Writes the page of measurements in both languages, from the tables that `pnpm bench` writes. */
export function writeBenchmarks(): void {
  const results = readFileSync(join(root, source), 'utf8')
  // What stands above the first heading says to readers of the file what the pages say in their own words.
  const tables = results.slice(results.search(/^## /m))
  writePage({
    path: 'benchmarks',
    title: 'Benchmarks',
    description: 'Chainrule beside its peers, with the machine, the versions, and how to measure again.',
    source,
    body: [
      `Every contestant runs in a process of its own, on the same numbers from the same first weights. Before anything is timed, the losses of the first steps must agree. Then the contestants step in turns, so that a slow phase of the machine meets all of them. Rates are medians over the rounds; ratios are ours to theirs, median within rounds, with the range. A load above 1 says that other programs ran beside: then ratios say more than rates. [What is compared, and what was done so that nobody is at a disadvantage](${readme}).`,
      '## Measure again',
      'In a clone of the repository, in about ten minutes; the second line measures a part and prints it:',
      fence('sh', 'npm run bench\nnpm run bench -- W2 bundles --threads 1'),
      'The line under each table names the machine, the date and the versions, and the rates that the machine reached at most in the same run.',
      tables,
    ].join('\n\n'),
  })
  writePage({
    path: 'pt-br/benchmarks',
    title: 'Medições',
    description: 'O Chainrule ao lado dos pares, com a máquina, as versões e o modo de medir de novo.',
    source,
    body: [
      `Cada concorrente roda em um processo só seu, com os mesmos números a partir dos mesmos pesos iniciais. Antes de medir qualquer tempo, as perdas dos primeiros passos têm de coincidir. Depois os concorrentes se revezam, de modo que uma fase lenta da máquina atinja todos. As taxas são medianas das rodadas; as razões são nossas sobre as deles, mediana dentro das rodadas, com a faixa. Uma carga acima de 1 diz que outros programas rodavam ao lado: então as razões dizem mais que as taxas. [O que se compara, e o que se fez para que ninguém fique em desvantagem](${readme}) (em inglês).`,
      '## Medir de novo',
      'Em um clone do repositório, em uns dez minutos; a segunda linha mede uma parte e a mostra:',
      fence('sh', 'npm run bench\nnpm run bench -- W2 bundles --threads 1'),
      'A linha sob cada tabela diz a máquina, a data e as versões, e as taxas máximas que a máquina alcançou na mesma rodada. As tabelas são escritas pelo programa que mede, em inglês.',
      tables,
    ].join('\n\n'),
  })
}
