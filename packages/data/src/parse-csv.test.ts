import { ChainruleError } from '@chainrule/autograd/errors'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { CsvOptions } from './csv-table.ts'
import { parseCsv, readCsv } from './parse-csv.ts'
import type { BatchColumn } from './types.ts'

describe('parseCsv', () => {
  const flowers = 'length,width,species\n5.1,3.5,setosa\n6.3,2.9,virginica\n5.8,2.7,setosa\n'

  it('reads columns of numbers', () => {
    expect(parseCsv('x,y\n1,-2.5\n+.5,1e-3\n', {})).toMatchObject({
      columns: {
        x: { data: Float32Array.of(1, 0.5), shape: [2], dtype: 'float32' },
        y: { data: Float32Array.of(-2.5, 0.001), shape: [2], dtype: 'float32' },
      },
      rows: 2,
      dropped: 0,
    })
  })

  it('reads the columns that are asked for, in the types that are asked for', () => {
    const { columns } = parseCsv('a,b,c,d,text\n1,2,true,4294967295,x\n-3,0.1,0,0,y\n', {
      columns: { a: 'int32', b: 'float64', c: 'bool', d: 'uint32' },
    })
    expect({ ...columns }).toEqual({
      a: { data: Int32Array.of(1, -3), shape: [2], dtype: 'int32' },
      b: { data: Float64Array.of(2, 0.1), shape: [2], dtype: 'float64' },
      c: { data: Uint8Array.of(1, 0), shape: [2], dtype: 'bool' },
      d: { data: Uint32Array.of(4294967295, 0), shape: [2], dtype: 'uint32' },
    })
    expect(Object.keys(parseCsv(flowers, { columns: ['width'] }).columns)).toEqual(['width'])
    expectTypeOf(parseCsv(flowers, { columns: ['width'] }).columns).toEqualTypeOf<Record<'width', BatchColumn>>()
    expectTypeOf(columns).toEqualTypeOf<Record<'a' | 'b' | 'c' | 'd', BatchColumn>>()
    expectTypeOf(parseCsv('x\n').columns).toEqualTypeOf<Record<string, BatchColumn>>()
  })

  it('numbers categories in the order of the sorted classes, whatever the order of the lines', () => {
    const options = { columns: { species: 'category' } } as const
    const { columns, classes } = parseCsv('species\nvirginica\nsetosa\nversicolor\nsetosa\n', options)
    expect(columns.species).toEqual({ data: Int32Array.of(2, 0, 1, 0), shape: [4], dtype: 'int32' })
    expect(classes.species).toEqual(['setosa', 'versicolor', 'virginica'])
  })

  it('numbers categories as another file did', () => {
    const classes = { species: ['virginica', 'setosa'] }
    const table = parseCsv(flowers, { columns: { species: 'category' }, classes })
    expect(Array.from(table.columns.species.data)).toEqual([1, 0, 1])
    expect(table.classes.species).toEqual(['virginica', 'setosa'])
    expect(() => parseCsv('species\nlily\n', { columns: { species: 'category' }, classes })).toThrow(
      'Line 2, column 1 ("species"): "lily" is none of the 2 classes. They are "virginica", "setosa".',
    )
  })

  it('takes names from the first line, from the options, or numbers the columns', () => {
    expect(Object.keys(parseCsv('1,2\n3,4', { header: false }).columns)).toEqual(['0', '1'])
    expect(parseCsv('1,2\n3,4', { header: ['x', 'y'] }).columns.y.data).toEqual(Float32Array.of(2, 4))
    expect(parseCsv('', { header: ['x'] }).rows).toBe(0)
    expect(parseCsv('x\n').columns.x).toEqual({ data: new Float32Array(), shape: [0], dtype: 'float32' })
  })

  it('leaves out lines without characters between lines of several fields', () => {
    expect(parseCsv('\nx,y\n\n1,2\n\n').rows).toBe(1)
  })

  it('does as asked about missing values', () => {
    const text = 'x,y\n1,2\n NA ,3\n4,\n'
    const missing = ['', 'NA']
    expect(parseCsv(text, { missing, onMissing: 'nan' }).columns).toMatchObject({
      x: { data: Float32Array.of(1, Number.NaN, 4) },
      y: { data: Float32Array.of(2, 3, Number.NaN) },
    })
    const dropping = parseCsv(text, { missing, onMissing: 'drop' })
    expect(dropping).toMatchObject({ rows: 1, dropped: 2, columns: { x: { data: Float32Array.of(1) } } })
    expect(parseCsv(text, { columns: ['x'], missing, onMissing: 'drop' }).rows).toBe(2)
    expect(() => parseCsv('x\n1\n\n2\n')).toThrow('Line 3, column 1 ("x"): the value is missing.')
  })

  it('keeps a hostile name from reaching any prototype', () => {
    const { columns } = parseCsv('__proto__,toString\n1,2\n')
    expect(Object.keys(columns)).toEqual(['__proto__', 'toString'])
    expect(Object.getPrototypeOf(columns)).toBe(null)
  })

  it.each<[string, string, CsvOptions, string]>([
    ['x,y\n1,two\n', 'csv-not-a-number', {}, 'Line 2, column 2 ("y"): "two" is not a number.'],
    ['x\n0x10\n', 'csv-not-a-number', {}, '"0x10"'],
    ['x\nNaN\n', 'csv-not-a-number', {}, '"NaN"'],
    ['x\nInfinity\n', 'csv-not-a-number', {}, '"Infinity"'],
    ['x\n1 000\n', 'csv-not-a-number', {}, '"1 000"'],
    ['x\n"1,5"\n', 'csv-not-a-number', {}, '"1,5"'],
    ['x\n.\n', 'csv-not-a-number', {}, '"."'],
    ['x\nyes\n', 'csv-not-a-number', { columns: { x: 'bool' } }, '"yes" is not true, false, 1 or 0.'],
    ['x\n1e39\n', 'csv-number-out-of-range', {}, 'float32 cannot hold "1e39"'],
    ['x\n1e309\n', 'csv-number-out-of-range', { columns: { x: 'float64' } }, 'float64 cannot hold'],
    ['x\n1.5\n', 'csv-number-out-of-range', { columns: { x: 'int32' } }, 'int32 cannot hold "1.5"'],
    ['x\n2147483648\n', 'csv-number-out-of-range', { columns: { x: 'int32' } }, 'int32 cannot hold'],
    ['x\n-1\n', 'csv-number-out-of-range', { columns: { x: 'uint32' } }, 'uint32 cannot hold'],
    ['x,y\n1,\n', 'csv-missing-value', {}, 'Line 2, column 2 ("y"): the value is missing.'],
    [
      'x\nNA\n',
      'csv-missing-value',
      { missing: ['NA'], onMissing: 'nan', columns: { x: 'int32' } },
      'int32 has no NaN',
    ],
    ['x,y\n1,2\n3\n', 'csv-field-count', {}, 'Line 3 has 1 fields, where 2 columns are.'],
    ['x,y\n1,2,3\n', 'csv-field-count', {}, 'Line 2 has 3 fields'],
    ['', 'csv-empty-table', {}, 'The table is empty.'],
    ['\n\n', 'csv-empty-table', { header: false }, 'The table is empty.'],
    ['x,x\n', 'csv-duplicate-column', {}, 'Two columns have the name "x".'],
    ['x, y\n', 'csv-no-such-column', { columns: ['y'] }, 'The columns are "x", " y".'],
    ['x\n', 'csv-no-such-column', { columns: ['toString'] }, 'There is no column "toString".'],
    ['x\n', 'csv-bad-option', { columns: { x: 'number' as never } }, 'Column "x" is asked for as number.'],
    ['x\n', 'csv-bad-option', { columns: { x: 'category' }, classes: { x: ['a', 'a'] } }, 'only 1 different'],
  ])('refuses %j with %s', (text, code, options, message) => {
    expect(() => parseCsv(text, options)).toThrow(
      expect.objectContaining({ name: 'ChainruleError', code, message: expect.stringContaining(message) }),
    )
  })

  it('gives back any finite float64 that JavaScript has written', () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
    fc.assert(
      fc.property(numbers, (values) => {
        const { columns } = parseCsv(`x\n${values.join('\n')}\n`, { columns: { x: 'float64' } })
        expect(Array.from(columns.x.data)).toEqual(values.map((value) => value + 0))
      }),
    )
  })

  it('reads any text, or refuses it with a code', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', '1', '.', '-', 'e', 'a', ' ', '\ufeff', '\0') }),
      fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 })).map((lines) => lines.map(String).join('\n')),
    )
    const options = fc.record(
      {
        header: fc.oneof(fc.boolean(), fc.constant(['a', 'b'])),
        onMissing: fc.constantFrom('error', 'nan', 'drop'),
        columns: fc.oneof(fc.constantFrom<CsvOptions['columns']>(['1'], { '0': 'category' }, { a: 'int32' })),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(text, options, (text, options) => {
        try {
          const { columns, rows } = parseCsv(text, options as CsvOptions)
          for (const { data } of Object.values(columns)) expect(data.length).toBe(rows)
        } catch (error) {
          expect(error).toBeInstanceOf(ChainruleError)
          expect((error as ChainruleError).code).toMatch(/^csv-/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('readCsv', () => {
  it('reads the same from pieces cut anywhere, of text or of bytes', async () => {
    const text = '\ufeffname,x\r\n"é, 😀 ""q""",1\r\n\r\nb,2.5\r\n'
    const options = { columns: { name: 'category', x: 'float64' } } as const
    const expected = parseCsv(text, options)
    expect(expected.classes.name).toEqual(['b', 'é, 😀 "q"'])
    const bytes = new TextEncoder().encode(text)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        expect(await readCsv(pieces(text, cuts), options)).toEqual(expected)
        expect(await readCsv(pieces(bytes, cuts), options)).toEqual(expected)
      }),
    )
  })

  it('reads a stream', async () => {
    const { columns } = await readCsv(new Blob(['x\n', '1\n2']).stream())
    expect(columns.x.data).toEqual(Float32Array.of(1, 2))
  })

  it.each([[Uint8Array.of(0x78, 0x0a, 0x31, 0xe9, 0x0a)], [Uint8Array.of(0x78, 0x0a, 0xf0, 0x9f)]])(
    'refuses bytes that are not UTF-8',
    async (bytes) => {
      await expect(readCsv([bytes])).rejects.toMatchObject({ code: 'csv-not-utf8' })
    },
  )

  it('passes on the failure of the source', async () => {
    async function* failing() {
      yield 'x\n1\n'
      throw new Error('the network is gone')
    }
    await expect(readCsv(failing())).rejects.toThrow('the network is gone')
  })
})

function pieces<T extends string | Uint8Array>(whole: T, cuts: readonly number[]): T[] {
  const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
  return places.slice(1).map((end, index) => whole.slice(places[index], end) as T)
}
