import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresCsv } from '../../../../src/channels/http/reports/figures-csv.ts'
import { stated } from './made-up-figures.ts'

/** A reader of RFC 4180, as plain as can be. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

test('a table begins with the byte order mark and a header, and every line ends in CR LF', () => {
  const csv = figuresCsv([stated()])
  expect(csv).toMatch(/^\ufeffplace,year,measure,value,unit,raw,/)
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const [header = [], row = []] = parsed(csv.slice(1))
  const record = Object.fromEntries(header.map((name, at) => [name, row[at]]))
  expect(record).toEqual({
    place: '广东省广州市增城区',
    year: '2024',
    measure: '受理行政复议申请',
    value: '930',
    unit: '宗',
    raw: '930宗',
    bound: '',
    change_direction: 'up',
    change_percent: '55',
    part: 'false',
    plan: 'false',
    as_of: '',
    sentence: expect.stringContaining('同比增长55%'),
    section: expect.stringContaining('一、2024年工作情况 › (五)'),
    report_id: 'zengcheng-2024',
    revision: '2',
    title: expect.stringContaining('增城区司法局'),
    issuer: '广州市增城区司法局',
    start: String(stated().figure.start),
    end: String(stated().figure.end),
  })
})

test('whatever a report says comes back as it was, but for the guard of a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '甲', '1', ' ', "'") }), text => {
      const [, row = []] = parsed(figuresCsv([stated({ measure: text })]).slice(1))
      expect([text, `'${text}`]).toContain(row[2])
    }),
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '\n1'])(
  'no cell begins with a formula: %j',
  text => {
    const [, row = []] = parsed(figuresCsv([stated({ measure: text, raw: text })]).slice(1))
    expect([row[2], row[5]]).toEqual([`'${text}`, `'${text}`])
  },
)

test('no figures are a header alone', () => {
  expect(parsed(figuresCsv([]).slice(1))).toHaveLength(1)
})
