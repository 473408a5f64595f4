import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Section } from '../../src/library/library.ts'
import { heldReports, type ReadText, readText, treeOf } from './held-reports.ts'
import { asLines, asMarkdown, asOneLine, syntheticReport } from './synthetic-report.ts'

const read = (text: string, name = 'a.txt') => readText(name, text)
const bodyOf = ({ text, sections }: ReadText) =>
  sections
    .filter(section => section.kind === 'body')
    .map(section => [section.path.at(-1), text.slice(section.bodyStart, section.bodyEnd).trim()])

/** What holds of every section tree, whatever the text. */
function expectSound({ text, sections }: ReadText): void {
  expect(sections.map(section => section.id)).toEqual(sections.map((_, at) => `s${at + 1}`))
  for (const section of sections) {
    expect(section.start).toBeLessThan(section.end)
    expect(section.start).toBeLessThanOrEqual(section.bodyStart)
    expect(section.bodyStart).toBeLessThanOrEqual(section.bodyEnd)
    expect(section.bodyEnd).toBeLessThanOrEqual(section.end)
    expect(section.path.length > 0).toBe(section.kind === 'body')
    for (const heading of section.path) expect(heading.trim()).not.toBe('')
    if (section.kind === 'body' && !section.derived)
      expect(text.slice(section.start, section.bodyStart)).toContain(section.path.at(-1))
  }
  expectTiling(
    sections.filter(section => section.path.length <= 1).map(({ start, end }) => [start, end]),
    text.length,
  )
  expectTiling(
    sections.map(({ start, bodyEnd }) => [start, bodyEnd]),
    text.length,
  )
  expectNesting(sections)
  expectOrder(sections.map(section => section.kind))
}

/** The spans follow each other from the text's beginning to its end, without gap or overlap. */
function expectTiling(spans: readonly (readonly [number, number])[], length: number): void {
  let at = 0
  for (const [start, end] of spans) {
    expect(start).toBe(at)
    at = end
  }
  expect(at).toBe(length)
}

/** Each section lies in the nearest one before it that is a level up, and its path goes on from there. */
function expectNesting(sections: readonly Section[]): void {
  for (const [at, section] of sections.entries()) {
    if (section.path.length < 2) continue
    const parent = sections
      .slice(0, at)
      .findLast(other => other.kind === 'body' && other.path.length < section.path.length)
    expect(section.path.slice(0, -1)).toEqual(parent?.path)
    expect(section.end).toBeLessThanOrEqual(parent?.end ?? 0)
  }
}

function expectOrder(kinds: readonly string[]): void {
  expect(kinds.join(' ')).toMatch(/^(front ?)?(preamble ?)?(body ?)*(signature)?$/)
}

describe('every tree is sound', () => {
  test.each(heldReports)('of $stem', ({ stem, bytes }) => {
    expectSound(readText(`${stem}.txt`, bytes))
  })

  test('of made-up reports', () => {
    fc.assert(
      fc.property(syntheticReport, report => {
        for (const [name, text] of [
          ['a.txt', asLines(report, true)],
          ['a.txt', asOneLine(report, '')],
          ['a.md', asMarkdown(report, false)],
        ] as const)
          expectSound(read(text, name))
      }),
      { numRuns: 40 },
    )
  })

  const pieces = heldReports.flatMap(({ source }) =>
    source.split(/\n|(?<=[。；])/).filter(piece => piece.trim() !== ''),
  )
  const shuffled = fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('\n', '', ' ')), { minLength: 1, maxLength: 40 })
    .map(parts => parts.flat().join(''))

  test('of the reports’ lines and sentences in any order', () => {
    fc.assert(
      fc.property(shuffled, text => expectSound(read(text))),
      { numRuns: 200 },
    )
  })

  test('of any part of a report', () => {
    const anyPart = fc
      .tuple(fc.constantFrom(...heldReports.map(({ source }) => source)), fc.nat(), fc.nat(3000))
      .map(([source, from, length]) => source.slice(from % source.length, (from % source.length) + length + 1))
      .filter(text => text.trim() !== '')
    fc.assert(
      fc.property(anyPart, text => expectSound(read(text))),
      { numRuns: 200 },
    )
  })

  test('of ordinals, marks and blanks in any order, marked up or not', () => {
    const token = fc.constantFrom(
      '一、',
      '二、',
      '三、',
      '（一）',
      '(二)',
      '1.',
      '2.',
      '（1）',
      '第一部分',
      '#',
      '## ',
      '\n',
      '\n',
      '。',
      '；',
      '，',
      ' ',
      '一是',
      '情况',
      '2024年1月1日',
      '某区人民政府',
      '《',
      '》',
      '“',
      '”',
      '😀',
    )
    fc.assert(
      fc.property(
        fc.array(token, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('a.txt', 'a.md'),
        (tokens, name) => {
          const text = tokens.join('')
          fc.pre(text.trim() !== '')
          expectSound(read(text, name))
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('a section', () => {
  test('has the text after its heading, up to its first subsection', () => {
    expect(bodyOf(read('一、情况\n总述。\n（一）学习。学习12次。\n（二）落实\n落实8项。\n二、问题\n没有。'))).toEqual([
      ['一、情况', '总述。'],
      ['（一）学习', '学习12次。'],
      ['（二）落实', '落实8项。'],
      ['二、问题', '没有。'],
    ])
  })

  test('may have no text at all', () => {
    expect(bodyOf(read('一、情况\n（一）学习。学习12次。\n（二）落实。落实8项。\n二、其他'))).toEqual([
      ['一、情况', ''],
      ['（一）学习', '学习12次。'],
      ['（二）落实', '落实8项。'],
      ['二、其他', ''],
    ])
  })

  test('begins its text behind the comma at which a glued heading was cut', () => {
    const long =
      '一、大力开展干部职工法治教育学习，提高干部职工对全面推进教育、医疗、社保、未成人保护等法治建设工作的必要性、长期性认识，增强依法行政的自觉性和责任感。'
    expect(bodyOf(read(`${long}二、其他工作。无。`))[0]).toEqual([
      '一、大力开展干部职工法治教育学习',
      long.slice(long.indexOf('提高')),
    ])
  })

  test('is all of a text without headings', () => {
    const { sections, text } = read('2024年，某区坚持以习近平法治思想为指导，推进法治政府建设。\n全年办理案件12件。')
    expect(sections).toMatchObject([{ kind: 'preamble', start: 0, end: text.length, path: [] }])
  })
})

describe('a list that starts again without a heading', () => {
  const lists = '一、情况\n（一）学习。学习12次。\n（二）落实。落实8项。'

  test('gets an unnamed section, named by the sentence before it, beside the earlier parent', () => {
    const { sections } = read(
      `${lists}\n2025年，我们将继续推进法治政府建设，为发展提供保障。\n（一）完善制度。完善。\n（二）加强监督。监督。`,
    )
    expect(
      sections
        .filter(section => section.kind === 'body')
        .map(({ path, derived }) => [path.at(-1), path.length, derived]),
    ).toEqual([
      ['一、情况', 1, false],
      ['（一）学习', 2, false],
      ['（二）落实', 2, false],
      ['2025年，我们将继续推进法治政府建设', 1, true],
      ['（一）完善制度', 2, false],
      ['（二）加强监督', 2, false],
    ])
  })

  test('is named by its lead-in’s last sentence only', () => {
    const tree = treeOf(
      read(`${lists}\n成效明显。但仍有差距。下一步要做好以下工作：\n（一）完善制度。完善。\n（二）加强监督。监督。`)
        .sections,
    )
    expect(tree).toEqual([
      '一、情况',
      '  （一）学习',
      '  （二）落实',
      '下一步要做好以下工作',
      '  （一）完善制度',
      '  （二）加强监督',
    ])
  })

  test('takes the text of its lead-in for its own', () => {
    const bodies = bodyOf(read(`${lists}\n下一步要做好以下工作：\n（一）完善制度。完善。\n（二）加强监督。监督。`))
    expect(bodies).toContainEqual(['下一步要做好以下工作', '下一步要做好以下工作：'])
    expect(bodies).toContainEqual(['（二）落实', '落实8项。'])
  })

  test('goes on in the earlier parent where nothing leads in, which leaves the section before it its text', () => {
    const reading = read(`${lists}\n（一）完善制度。完善。\n（二）加强监督。监督。`)
    expect(treeOf(reading.sections)).toEqual([
      '一、情况',
      '  （一）学习',
      '  （二）落实',
      '  （一）完善制度',
      '  （二）加强监督',
    ])
    expect(bodyOf(reading)).toContainEqual(['（二）落实', '落实8项。'])
  })

  test('goes on in the earlier parent where not even a sentence stands between the lists', () => {
    const tree = treeOf(read('一、情况\n（一）学习\n（二）落实\n（一）完善\n（二）加强\n二、问题\n没有。').sections)
    expect(tree).toEqual(['一、情况', '  （一）学习', '  （二）落实', '  （一）完善', '  （二）加强', '二、问题'])
  })
})

describe('uncertainty', () => {
  test('is flagged where a heading is glued to its text', () => {
    const { sections } = read(
      '一、情况（一）学习。12次。（二）落实。8项。二、存在问题我区法治政府建设仍有差距，制度还不够健全。三、安排（一）完善。1项。（二）加强。2项。',
    )
    expect(sections.filter(section => section.uncertain).map(section => section.path)).toEqual([['二、存在问题']])
  })

  test('is not flagged where a leaf among parents ends at its full stop', () => {
    const { sections } = read(
      '一、情况（一）学习。12次。（二）落实。8项。二、存在的不足和原因。制度还不够健全。三、安排（一）完善。1项。（二）加强。2项。',
    )
    expect(sections.filter(section => section.uncertain)).toEqual([])
  })
})
