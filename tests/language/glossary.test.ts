import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import glossary from '../../src/language/glossary.json' with { type: 'json' }
import { glossed, namesThing, synonymsOf } from '../../src/language/glossary.ts'
import { wordBoundaries } from '../../src/language/tokenize.ts'

type Entry = {
  readonly zh: readonly string[]
  readonly en?: readonly string[]
  readonly everyday?: readonly string[]
  readonly narrower?: readonly string[]
  readonly source: string
}

const entries: readonly Entry[] = glossary

const reports = ['corpus', 'tests/fixtures/pingtan'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .map(name => readFileSync(join(folder, name), 'utf8')),
)

/** They stand in nearly every sentence of a report and would be found everywhere. */
const EVERYWHERE = new Set(
  '工作 建设 管理 政府 法治 推进 加强 落实 全面 情况 问题 部门 单位 发展 服务 领导 组织 提高 提升 完善 制度 体系 进行'.split(
    ' ',
  ),
)

/** English that means either thing as it is written; both are looked for. */
const EITHER = new Map([
  ['issue', 'to issue a document, or a problem; issued and issues are told apart'],
  ['legal review', 'of an enforcement decision, or of a document'],
  ['legal awareness', 'what people have, or a campaign for it'],
])

/** Everyday wordings that reports use themselves; each was looked at there and means what its entry says. */
const USED_IN_REPORTS = new Set(
  '法治示范村 网络诈骗 民警 普法责任 理论学习 检查企业 座谈 出庭 网上学习 中心组学法 一个窗口 法律考试 不到位 及格率 跑一趟 网课 办事效率 摸底 人大 群众监督 放权 环保 百姓 突发情况 报警 教育部门 受训 法律服务站'.split(
    ' ',
  ),
)

describe('The data', () => {
  test('every entry names its source and a wording to find it by', () => {
    for (const entry of entries) {
      expect(entry.source.trim(), entry.zh.join()).not.toBe('')
      expect(entry.zh.length, JSON.stringify(entry)).toBeGreaterThan(0)
      expect(
        (entry.en ?? []).length + (entry.everyday ?? []).length + entry.zh.length,
        entry.zh.join(),
      ).toBeGreaterThan(1)
    }
    expect(entries.length).toBeGreaterThanOrEqual(350)
  })

  test('no term is a single character or a word that stands everywhere', () => {
    for (const term of entries.flatMap(entry => [...entry.zh, ...(entry.narrower ?? []), ...(entry.everyday ?? [])])) {
      expect(term.length, term).toBeGreaterThan(1)
      expect(term, term).toMatch(/^[\p{Script=Han}\d、+]+$/u)
      expect(EVERYWHERE.has(term), term).toBe(false)
    }
  })

  test('an official term belongs to one entry, an everyday wording to one too, and none is both', () => {
    const terms = entries.flatMap(entry => entry.zh)
    const wordings = entries.flatMap(entry => entry.everyday ?? [])
    expect(repeated([...terms, ...wordings])).toEqual([])
  })

  test('narrower terms are not the term itself', () => {
    for (const { zh, narrower = [] } of entries) expect(narrower.filter(term => zh.includes(term))).toEqual([])
  })

  test('an English phrase as written means one thing, but for those listed', () => {
    const phrases = entries.flatMap(entry => [...new Set((entry.en ?? []).map(phrase => phrase.toLowerCase()))])
    expect(repeated(phrases)).toEqual([...EITHER.keys()].sort())
  })
})

describe('Every wording is found', () => {
  test('an English phrase by itself stands for its entry, whole', () => {
    for (const { zh, en = [] } of entries) {
      for (const phrase of en) {
        const { groups, rest } = glossed(phrase)
        expect(groups, phrase).toHaveLength(1)
        expect(
          groups.flat().map(term => term.text),
          phrase,
        ).toEqual(expect.arrayContaining([...zh]))
        expect(rest.replaceAll(/\b(?:of|in|on|to|the|with|for|by|and|a|an|at|or|is|as)\b/g, '').trim(), phrase).toBe('')
      }
    }
  })

  test('an everyday wording in the middle of a question', () => {
    for (const { zh, everyday = [] } of entries) {
      for (const wording of everyday) {
        for (const question of [wording, `去年${wording}多少`, `全年${wording}的情况`, `有没有${wording}`]) {
          const found = glossed(question).groups.flat()
          expect(
            found.map(term => term.text),
            question,
          ).toContain(zh[0])
        }
      }
    }
  })
})

describe('What is not meant is not found', () => {
  test('no official term holds an everyday wording of something else', () => {
    const terms = entries.flatMap(entry => entry.zh).filter(term => !/^\d+$/.test(term))
    for (const term of terms) expect(glossed(term).rest, term).toBe(term)
  })

  test('everyday wordings found in reports are those that were looked at', () => {
    const wordings = new Set(entries.flatMap(entry => entry.everyday ?? []))
    const found = new Set<string>()
    for (const sentence of reports.join('\n').split(/[。;；\n]/)) {
      for (const { text } of glossed(sentence).groups.map(group => group.at(-1) ?? { text: '' })) {
        if (wordings.has(text)) found.add(text)
      }
    }
    expect([...found].filter(text => !USED_IN_REPORTS.has(text))).toEqual([])
  })

  test('no term stands mostly across the words of reports, as 民政 stands in 人民政府', () => {
    const across = entries.flatMap(entry => [...entry.zh, ...(entry.narrower ?? [])]).filter(mostlyAcrossWords)
    expect(across).toEqual([])
    expect(['民政', '议案'].filter(mostlyAcrossWords)).toEqual(['民政', '议案'])
  })

  test.each([
    ['处罚了多少家企业', '罚款'],
    ['总结了哪些经验', '审结'],
    ['没收了多少', '受理'],
    ['举办了几场', '办理'],
    ['公告政府信息', '行政诉讼'],
    ['街道办事处', '政务服务'],
    ['industrial park', '法治公园'],
    ['the proportion of cases', '过罚相当'],
    ['the vice mayor', '黄赌毒'],
    ['integrated service', '诚信'],
  ])('%s does not ask for %s', (question, term) => {
    expect(
      glossed(question)
        .groups.flat()
        .map(({ text }) => text),
    ).not.toContain(term)
  })
})

test('terms name things; what is done with anything, and what is no term, does not', () => {
  for (const term of ['行政复议', '法治副校长', '满意度', '受理']) expect(namesThing(term), term).toBe(true)
  for (const word of ['举办', '活动', '增长', '企业', '天气']) expect(namesThing(word), word).toBe(false)
})

describe('Counts that differ stay apart', () => {
  test.each([
    ['受理', '审结'],
    ['行政复议', '行政诉讼'],
    ['清理', '废止'],
    ['调解', '和解'],
    ['维持', '驳回'],
    ['撤销', '确认违法'],
    ['主动公开', '依申请公开'],
    ['立案', '破案'],
    ['败诉', '胜诉'],
  ])('%s is not %s', (one, other) => {
    expect(synonymsOf(one).map(({ text }) => text)).not.toContain(other)
    expect(synonymsOf(other).map(({ text }) => text)).not.toContain(one)
  })
})

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))].sort()
}

const boundaries = reports.map(wordBoundaries)

/** Both its ends lie inside words more often than not. */
function mostlyAcrossWords(term: string): boolean {
  let across = 0
  let all = 0
  for (const [at, text] of reports.entries()) {
    for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + 1)) {
      all++
      if (!boundaries[at]?.has(start) && !boundaries[at]?.has(start + term.length)) across++
    }
  }
  return across > all / 2
}
