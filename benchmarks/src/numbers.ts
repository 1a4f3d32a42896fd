/** Numbers that every contestant can read, row-major. */
export type Numbers =
  | { readonly dtype: 'float32'; readonly shape: number[]; readonly data: Float32Array }
  | { readonly dtype: 'int32'; readonly shape: number[]; readonly data: Int32Array }

/** [rows, columns] as [columns, rows]. */
export function transposed({ shape, data }: Numbers): { shape: [number, number]; data: Float32Array<ArrayBuffer> } {
  const [rows, columns] = shape
  const turned = new Float32Array(data.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j]
  return { shape: [columns, rows], data: turned }
}

/** Labels as rows of zeros with a one. */
export function oneHot(
  { data }: Numbers,
  classes: number,
): { shape: [number, number]; data: Float32Array<ArrayBuffer> } {
  const rows = new Float32Array(data.length * classes)
  data.forEach((label, i) => {
    rows[i * classes + label] = 1
  })
  return { shape: [data.length, classes], data: rows }
}
