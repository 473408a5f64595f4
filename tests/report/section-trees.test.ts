import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { heldReports, readText } from './held-reports.ts'

/**
 * The section trees in section-trees/ were written by eye before the reader was: they are the truth here, and the notes
 * in them say what is open. What the reader may do otherwise stands in ALTERNATIVES, and nothing else is accepted.
 */
type WrittenSection = {
  heading: string
  uncertain?: boolean | undefined
  derived?: boolean | undefined
  children: WrittenSection[]
}
const writtenSection: z.ZodType<WrittenSection> = z.lazy(() =>
  z.strictObject({
    heading: z.string(),
    uncertain: z.boolean().optional(),
    derived: z.boolean().optional(),
    children: z.array(writtenSection),
  }),
)
const writtenTree = z.strictObject({
  report: z.string(),
  preamble: z.boolean(),
  signature: z.boolean(),
  noise: z.array(z.string()),
  counts: z.strictObject({ level1: z.number(), level2: z.number(), level3: z.number() }),
  sections: z.array(writtenSection),
  notes: z.array(z.string()),
})

type Row = { readonly depth: number; readonly heading: string; readonly uncertain: boolean; readonly derived: boolean }

/** Per report: a written heading, what may stand instead of it, and why both are right. */
const ALTERNATIVES: Record<string, readonly { written: string; read: string; uncertain: boolean; reason: string }[]> = {
  pingtan_fzgz_shsyj_2022: [
    {
      written: '（二）巩固完善法治建设的基础性工作',
      read: '（二）巩固完善法治建设的基础性工作，严格执行现行的有效的各项执法制度，健全配套制度，注重增强制度的科学性、针对性和操作性',
      uncertain: false,
      reason:
        'The whole section is one sentence of 60 characters that ends in 。, the length up to which a heading may end there; the notes name both readings.',
    },
  ],
}

/**
 * Listed as noise because they are no part of the report's text, but kept in front: fields hold metadata, and the site's
 * own name above the fields cannot be told from a title's first line.
 */
const KEPT_IN_FRONT: Record<string, readonly string[]> = {
  'dongqu-2024': [
    '政府信息公开 规章库',
    '中山市人民政府东区街道办事处政府信息公开',
    '索引号: 114420000073333506/2025-00061 分类:',
    '发布机构: 中山市人民政府东区街道办事处 成文日期: 2025-02-17',
    '名称: 东区街道2024年法治政府建设年度报告',
    '文号: 发布日期: 2025-02-20',
    '主题词:',
    '发布日期:2025-02-20',
  ],
  'lushandao-2023': ['来源:天津市河东区人民政府鲁山道街道办事处 发布时间:2024-01-23 11:19'],
  'zengcheng-2024': ['2025-01-15 来源: 广州市增城区司法局'],
}

const folder = new URL('section-trees/', import.meta.url)
const trees = readdirSync(folder)
  .sort()
  .map(name => writtenTree.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))

test('every held report has a written tree', () => {
  expect(trees.map(tree => tree.report).sort()).toEqual(heldReports.map(report => report.stem).sort())
})

describe.each(trees)('the tree of $report', tree => {
  const report = heldReports.find(({ stem }) => stem === tree.report)
  const { text, sections } = readText(`${tree.report}.txt`, report?.bytes ?? new Uint8Array())
  const body = sections.filter(section => section.kind === 'body')

  test('has every heading as written, at its depth and in its order', () => {
    const written = rows(tree.sections).map(row => ({
      depth: row.depth,
      heading: alternative(tree.report, row, body)?.read ?? row.heading,
    }))
    expect(body.map(section => ({ depth: section.path.length, heading: section.path.at(-1) }))).toEqual(written)
  })

  test('has as many sections on each level as were counted', () => {
    const count = (depth: number) => body.filter(section => section.path.length === depth).length
    expect({ level1: count(1), level2: count(2), level3: count(3) }).toEqual(tree.counts)
    expect(body.every(section => section.path.length <= 3)).toBe(true)
  })

  test('flags the headings whose end or name is a guess, and no others', () => {
    const written = rows(tree.sections).map(row => {
      const { uncertain } = alternative(tree.report, row, body) ?? row
      return { heading: row.heading.slice(0, 12), uncertain, derived: row.derived }
    })
    expect(
      body.map(({ path, uncertain, derived }) => ({ heading: path.at(-1)?.slice(0, 12), uncertain, derived })),
    ).toEqual(written)
  })

  test('has preamble and signature where they were seen', () => {
    const has = (kind: string) => sections.some(section => section.kind === kind)
    expect({ preamble: has('preamble'), signature: has('signature') }).toEqual({
      preamble: tree.preamble,
      signature: tree.signature,
    })
  })

  test('holds no page furniture', () => {
    const kept = KEPT_IN_FRONT[tree.report] ?? []
    const front = sections
      .filter(section => section.kind === 'front')
      .map(section => text.slice(section.start, section.end))
    const proper = text.slice(front.join('').length)
    for (const noise of tree.noise) {
      const squeezed = noise.replace(/\s+/g, ' ')
      expect(proper, noise).not.toContain(squeezed)
      expect(front.join('').includes(squeezed), noise).toBe(kept.includes(noise))
    }
  })

  test('names each section by the path from the outermost heading down', () => {
    const path: string[] = []
    for (const row of rows(tree.sections)) {
      path.length = row.depth - 1
      path.push(alternative(tree.report, row, body)?.read ?? row.heading)
      expect(body.map(section => section.path)).toContainEqual(path)
    }
  })
})

function rows(written: readonly WrittenSection[], depth = 1): Row[] {
  return written.flatMap(({ heading, uncertain = false, derived = false, children }) => [
    { depth, heading, uncertain, derived },
    ...rows(children, depth + 1),
  ])
}

/** The accepted other reading of a heading, if the reader chose it. */
function alternative(report: string, row: Row, body: readonly { readonly path: readonly string[] }[]) {
  const entry = ALTERNATIVES[report]?.find(({ written }) => written === row.heading)
  return entry && body.some(section => section.path.at(-1) === entry.read) ? entry : undefined
}
