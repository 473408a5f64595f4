import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { readMetadata } from '../../src/report/metadata.ts'
import { heldReports, readText } from '../report/held-reports.ts'

/**
 * Nothing in src/ knows the reports that come with the project, or the questions they are measured with: a rule that
 * names one of their places, or the wording of one of their questions, answers or headings, would look good here and be
 * worth nothing on any other report.
 */

const ROOT = resolve(import.meta.dirname, '../..')
const SRC = join(ROOT, 'src')

/** A run is as long as this before it can be told from words that anybody would use. */
const SHORTEST_RUN = 6

/** Each with the reason why it may say what it says. */
const EXEMPT: readonly { readonly file: RegExp; readonly line: RegExp; readonly reason: string }[] = [
  { file: /^language\/data\//, line: /./, reason: 'every place and word of China, compiled from public lists' },
  { file: /\.md$/, line: /./, reason: 'documentation: examples are of real reports' },
  {
    file: /^channels\/http\/examples\.ts$/,
    line: /./,
    reason: 'documentation: the example answer of the API description',
  },
  {
    file: /^(?:cli|channels\/cli\/.+)\.ts$/,
    line: /e\.g\. |nianbao /,
    reason: 'documentation: examples in what the program says of itself',
  },
  {
    file: /^config\.ts$/,
    line: /\.describe\(.*e\.g\. /,
    reason: 'documentation: an example in the list of settings',
  },
  {
    file: /^channels\/(?:http|mcp|openai|web)\/.+\.ts$/,
    line: /e\.g\. |example: |description: |description\(|openapi\(|documented\(|\.describe\(/,
    reason: 'documentation: examples in the API description and in what models are told of the tools',
  },
  {
    file: /^question\/topic\/wording-library\.ts$/,
    line: /\$\{placeAndYear\(report\)\}/,
    reason: 'questions shown to people as examples; nothing is matched against them',
  },
  {
    file: /^language\/compile\/place-readings\.ts$/,
    line: /^ {2}\p{Script=Han}+: \[/u,
    reason: 'data: how places all over China spell their names; names of the four directions are common to hundreds',
  },
  {
    file: /^language\/compile\/divisions\.ts$/,
    line: /开发区东区/,
    reason: 'a part of a development zone, not the place of that name',
  },
]

/**
 * Official names that happen to stand in one report's headings or one gold answer, and in no other report held here, each
 * with the national text that has them. Nobody needs to have seen a report to write them.
 */
const OFFICIAL: ReadonlyMap<string, string> = new Map([
  ['数字法治政府', '《法治政府建设实施纲要（2021—2025年）》, part 9'],
  ['市场监督管理局', '《国务院机构改革方案》 of 2018: 国家市场监督管理总局 and its bureaus'],
  ['公共法律服务工作站', '《全国公共法律服务体系建设规划（2021—2025年）》'],
  ['公共法律服务工作室', '《全国公共法律服务体系建设规划（2021—2025年）》'],
])

type Line = { readonly file: string; readonly number: number; readonly text: string }

/** Reports of one place count as one: what only they say is no more general than one report. */
type Family = { readonly place: string; readonly text: string }

const readings = heldReports.map(({ stem, bytes }) => {
  const { text, sections } = readText(`${stem}.txt`, bytes)
  return { text, sections, names: readMetadata(text, sections, {}, `${stem}.txt`).place?.path ?? [] }
})

/** Texts that tell what the whole genre says: the sealed reports too, of which nothing is shown. */
const families: readonly Family[] = [
  ...[...new Set(readings.map(({ names }) => names.join()))].map(place => ({
    place,
    text: readings.flatMap(({ names, text }) => (names.join() === place ? [text] : [])).join('\n'),
  })),
  ...sealedReports(join(ROOT, 'tests/quality/sealed/reports')),
]

const headings = readings.flatMap(({ sections }) => sections.flatMap(({ path }) => path))
const gold = goldTexts(join(ROOT, 'tests/quality'))

/** Every line of src/ but comments, which explain rules by real examples and are not run, and what is exempt. */
const lines = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(file => ['.ts', '.json', '.html', '.js', '.css', '.md', '.txt'].includes(extname(file)))
  .flatMap(file => codeLines(file, readFileSync(join(SRC, file), 'utf8')))
  .filter(({ file, text }) => !EXEMPT.some(exempt => exempt.file.test(file) && exempt.line.test(text)))

const names = placeNames(readings.flatMap(reading => reading.names.slice(1)))
const onlyGold = onlyIn([...gold, ...headings], families)

describe('The measure itself', () => {
  test('knows the held places in full, in short and in pinyin', () => {
    expect(names).toEqual(
      expect.arrayContaining(['增城区', '增城', 'zengcheng', '平潭综合实验区', '平潭', '东坑镇', '东坑']),
    )
  })

  test('finds a planted place name in code, in any spelling, and not in a comment', () => {
    expect(namesFound(codeLines('x.ts', 'const rule = /增城|某地/'))).toHaveLength(1)
    expect(namesFound(codeLines('x.ts', "if (place === 'Zengcheng') return"))).toHaveLength(1)
    expect(namesFound(codeLines('x.json', '["东坑镇"]'))).toContain('x.json:1 东坑镇')
    expect(namesFound(codeLines('x.ts', '/** 增城区 is a district. */\n// 增城区\nconst x = 1'))).toEqual([])
  })

  test('finds each gold question and heading when it is planted, unless the genre says it too', () => {
    const runs = [...gold, ...headings].flatMap(hanRuns).filter(run => run.length >= SHORTEST_RUN)
    expect(runs.length).toBeGreaterThan(300)
    const caught = runs.filter(run => runsFound([{ file: 'x.ts', number: 1, text: `'${run}'` }]).length > 0)
    expect(caught.length).toBeGreaterThan(runs.length / 2)
    const missed = runs.filter(run => !caught.includes(run))
    expect(missed.every(run => familiesWith(run) > 1)).toBe(true)
  })

  test('reads sources, gold sets and reports', () => {
    expect(lines.length).toBeGreaterThan(5000)
    expect(gold.length).toBeGreaterThan(150)
    expect(families.length).toBeGreaterThanOrEqual(6)
  })

  test('leaves alone what several reports say', () => {
    expect(runsFound([{ file: 'x.ts', number: 1, text: "'法治政府建设年度报告'" }])).toEqual([])
  })

  test('excuses nothing that needs no excuse', () => {
    const held = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    for (const { file, reason } of EXEMPT)
      expect(
        held.some(name => file.test(name)),
        reason,
      ).toBe(true)
    for (const term of OFFICIAL.keys()) expect(onlyGold(term), term).not.toEqual([])
  })
})

describe('Sources', () => {
  test('name no place of a report that comes with the project', () => {
    expect(namesFound(lines)).toEqual([])
  })

  test('hold no wording that only a gold question, a gold answer or one report’s heading has', () => {
    expect(runsFound(lines)).toEqual([])
  })
})

function sealedReports(folder: string): Family[] {
  return readdirSync(folder).map(name => ({ place: name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** What is asked and what is expected, wherever it stands in a gold line; quotes are the report's own text. */
function goldTexts(folder: string): string[] {
  const asked = new Set(['question', 'answer', 'answers', 'conclusion', 'turns', 'expect'])
  const textsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (Array.isArray(value)) return value.flatMap(textsIn)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => (asked.has(key) ? textsIn(inner) : []))
  }
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter(line => line.trim() !== '')
    .flatMap(line => textsIn(JSON.parse(line)))
}

/** Without the lines of comments. A comment behind code counts as code, which errs on the safe side. */
function codeLines(file: string, source: string): Line[] {
  const plain = file.endsWith('glossary.json') ? source.replace(/"source": ".*?"/g, '') : source
  if (extname(file) !== '.ts') return plain.split('\n').map((text, at) => ({ file, number: at + 1, text }))
  let inside = false
  return source.split('\n').flatMap((text, at) => {
    const trimmed = text.trim()
    const opens = trimmed.startsWith('/*')
    const comment = inside || opens || trimmed.startsWith('//')
    if (inside || opens) inside = !trimmed.includes('*/')
    return comment ? [] : [{ file, number: at + 1, text }]
  })
}

/** Full names, names without 区, 镇, 街道 …, and both spelled in pinyin. */
function placeNames(full: readonly string[]): string[] {
  const short = full.map(name => name.replace(/(?:综合实验区|街道|[市区县镇乡])$/, '')).filter(name => name.length > 1)
  const han = [...new Set([...full, ...short])]
  const spelled = han.map(name => pinyin(name, { toneType: 'none', type: 'array' }).join(''))
  return [...han, ...new Set(spelled)]
}

function namesFound(searched: readonly Line[]): string[] {
  return searched.flatMap(({ file, number, text }) =>
    names.filter(name => text.toLowerCase().includes(name)).map(name => `${file}:${number} ${name}`),
  )
}

function hanRuns(text: string): string[] {
  return text.match(/\p{Script=Han}+/gu) ?? []
}

function familiesWith(run: string): number {
  return families.filter(({ text }) => text.includes(run)).length
}

/**
 * The runs of a text that occur in gold questions, gold answers or headings and, of all reports held here, in those of
 * one family at most. From each place in the text the longest run that gold has is looked at: if the genre has that one
 * too, it has all shorter ones; if not, that one is gold's alone.
 */
function onlyIn(golden: readonly string[], genre: readonly Family[]): (text: string) => string[] {
  const runs = golden.flatMap(hanRuns).filter(run => run.length >= SHORTEST_RUN)
  const all = runs.join('\n')
  const starts = new Set(runs.flatMap(grams))
  const longestFrom = (run: string, at: number) => {
    let end = at + SHORTEST_RUN
    while (end < run.length && all.includes(run.slice(at, end + 1))) end++
    return run.slice(at, end)
  }
  return text =>
    hanRuns(text).flatMap(run =>
      grams(run)
        .flatMap((gram, at) => (starts.has(gram) ? [longestFrom(run, at)] : []))
        .filter(found => genre.filter(family => family.text.includes(found)).length < 2)
        .filter((found, at, others) => at === 0 || !others[at - 1]?.endsWith(found)),
    )
}

/** Every run of the shortest length, in order. */
function grams(run: string): string[] {
  return Array.from({ length: Math.max(0, run.length - SHORTEST_RUN + 1) }, (_, at) => run.slice(at, at + SHORTEST_RUN))
}

function runsFound(searched: readonly Line[]): string[] {
  return searched.flatMap(({ file, number, text }) =>
    onlyGold(text)
      .filter(run => ![...OFFICIAL.keys()].some(term => term.includes(run)))
      .map(run => `${file}:${number} ${run}`),
  )
}
