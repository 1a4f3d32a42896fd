import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords } from './csv-records.ts'

const fieldsOf = (text: string, delimiter?: string) => Array.from(csvRecords(text, delimiter), ({ fields }) => fields)

describe('csvRecords', () => {
  // The rules of RFC 4180, section 2, in their order.
  it.each<[string, string, string[][]]>([
    [
      'lines end with CR LF',
      'aaa,bbb\r\nzzz,yyy\r\n',
      [
        ['aaa', 'bbb'],
        ['zzz', 'yyy'],
      ],
    ],
    [
      'the last line may go without',
      'aaa,bbb\r\nzzz,yyy',
      [
        ['aaa', 'bbb'],
        ['zzz', 'yyy'],
      ],
    ],
    ['spaces are part of a field', ' a , b', [[' a ', ' b']]],
    [
      'fields may be quoted',
      '"aaa","bbb"\r\nzzz,yyy',
      [
        ['aaa', 'bbb'],
        ['zzz', 'yyy'],
      ],
    ],
    [
      'quotes hold breaks and delimiters',
      '"aaa","b\r\nb,b"\r\nzzz,yyy',
      [
        ['aaa', 'b\r\nb,b'],
        ['zzz', 'yyy'],
      ],
    ],
    ['quotes in quotes are doubled', '"aaa","b""bb"', [['aaa', 'b"bb']]],
    ['LF alone ends a line', 'a\nb', [['a'], ['b']]],
    ['CR alone ends a line', 'a\rb', [['a'], ['b']]],
    [
      'empty fields count',
      ',\n"",',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['a line without characters has no fields', 'a\n\nb\n\n', [['a'], [], ['b'], []]],
    ['a quotation mark may stand inside a plain field', '5" disk,a', [['5" disk', 'a']]],
    ['a byte order mark is no field', '\ufeffa,b', [['a', 'b']]],
    ['a byte order mark elsewhere is a character', 'a\ufeff', [['a\ufeff']]],
    ['no text has no lines', '', []],
  ])('%s', (_, text, records) => {
    expect(fieldsOf(text)).toEqual(records)
  })

  it('numbers the lines of the file', () => {
    const records = Array.from(csvRecords('a\r\n"b\r\nb"\rc\n\nd'), ({ line, fields }) => [line, ...fields])
    expect(records).toEqual([[1, 'a'], [2, 'b\r\nb'], [4, 'c'], [5], [6, 'd']])
  })

  it('gives back what a writer has quoted, with any delimiter', () => {
    fc.assert(
      fc.property(
        anyRecords,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\r\n', '\n', '\r'),
        (records, delimiter, end) => {
          const text = records
            .map((fields) => fields.map((field) => quoted(field, delimiter)).join(delimiter) + end)
            .join('')
          expect(fieldsOf(text, delimiter)).toEqual(records)
        },
      ),
    )
  })

  it.each([
    ['a,"b\nc', 'csv-open-quote', 'The quotation mark of line 1, column 2 is never closed.'],
    ['a\n"b"c', 'csv-text-after-quote', 'Line 2, column 1: "c" follows a closing quotation mark.'],
  ])('refuses %j', (text, code, message) => {
    expect(() => fieldsOf(text)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }))
  })

  it.each(['', ',,', '"', '\n'])('refuses the delimiter %j', (delimiter) => {
    expect(() => fieldsOf('a', delimiter)).toThrow(expect.objectContaining({ code: 'csv-bad-option' }))
  })
})

const anyField = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'a', '\ufeff') }),
)
// A record of one empty field looks like a line without characters.
const anyRecords = fc.array(
  fc.array(anyField, { minLength: 1, maxLength: 4 }).filter((fields) => fields.length > 1 || fields[0] !== ''),
  { maxLength: 5 },
)

function quoted(field: string, delimiter: string): string {
  return /["\r\n\ufeff]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field
}
