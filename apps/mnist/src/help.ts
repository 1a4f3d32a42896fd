import { flags } from './flags.ts'

/** The text of `--help`, for lines of so many characters. */
export function helpText(columns: number): string {
  const width = Math.max(40, Math.min(columns, 100))
  const rows = Object.entries(flags).map(([name, { value, help, standard }]): [string, string] => [
    `--${name} ${value}`,
    `${help} Default: ${standard}.`,
  ])
  rows.push(
    ['--resume', 'Goes on with the run in the checkpoint, exactly as if it had never been stopped.'],
    ['-h, --help', 'Prints this text.'],
  )
  const indent = Math.max(...rows.map(([flag]) => flag.length)) + 4
  return [
    ...wrapped(
      'Trains a small network on the digits of MNIST, and shows what it learned and how its layers fare.',
      width,
    ),
    '',
    'Usage: npm start -- [flags]',
    '',
    ...rows.flatMap(([flag, help]) =>
      wrapped(help, width - indent).map((line, i) => `${(i === 0 ? `  ${flag}` : '').padEnd(indent)}${line}`),
    ),
    '',
    'Examples:',
    '  npm start -- --hidden 64 --epochs 1',
    '  npm start -- --optimizer momentum --learning-rate 0.05 --regularizer l2',
    '  npm start -- --compare initializer',
    '',
    ...wrapped('Ctrl-C stops after the step under way and keeps the checkpoint; a second Ctrl-C stops at once.', width),
  ].join('\n')
}

function wrapped(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] as string
    if (line && line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines
}
