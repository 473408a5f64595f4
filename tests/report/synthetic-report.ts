import fc from 'fast-check'
import { heldReports } from './held-reports.ts'

/**
 * Made-up reports with a known section tree: the dull model against which the section reader is checked. Headings and
 * sentences are of the kind that real reports are made of, distractors included.
 */
export type Node = { readonly words: string; readonly lead: readonly string[]; readonly children: readonly Node[] }

export type SyntheticReport = {
  readonly style: OutlineStyle
  readonly preamble: readonly string[]
  readonly nodes: readonly Node[]
}

type Ordinal = (value: number) => string
type OutlineStyle = { readonly name: string; readonly levels: readonly Ordinal[] }

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const han = (value: number) => HAN[value - 1] ?? ''

const outer: Ordinal = value => `${han(value)}、`
const bracketed: Ordinal = value => `（${han(value)}）`
const narrow: Ordinal = value => `(${han(value)})`
const digit: Ordinal = value => `${value}.`
const wideDigit: Ordinal = value => `${value}．`
const bracketedDigit: Ordinal = value => `（${value}）`
const part: Ordinal = value => `第${han(value)}部分 `

const STYLES: readonly OutlineStyle[] = [
  { name: '一、（一）', levels: [outer, bracketed] },
  { name: '一、(一)', levels: [outer, narrow] },
  { name: '一、（一）1.', levels: [outer, bracketed, digit] },
  { name: '一、(一)1．（1）', levels: [outer, narrow, wideDigit, bracketedDigit] },
  { name: '一、1.', levels: [outer, digit] },
  { name: '第一部分 一、（一）', levels: [part, outer, bracketed] },
  { name: '（一）1.', levels: [bracketed, digit] },
]

const HEADINGS = [
  '工作开展情况',
  '主要举措和成效',
  '存在的不足和原因',
  '2024年推进法治政府建设的主要措施和成效',
  '2025年工作计划',
  '其他需要报告的情况',
  '加强党对法治政府建设的领导',
  '深入推进“放管服”改革',
  '持续优化法治化营商环境',
  '健全重大行政决策制度，提升科学决策水平',
  '聚焦重点领域、新兴领域立法',
  '落实行政复议体制改革',
  '开展“4.15”全民国家安全教育日宣传',
  '加强事中事后监管',
  '贯彻《中华人民共和国行政处罚法》，规范执法行为',
  '深入学习贯彻党的二十届二中、三中全会精神',
  '提升突发事件应急处置能力（含安全生产）',
  '对加强法治政府建设的意见、建议',
  '一体推进法治社会建设',
  '三项制度全面落实',
  '第一责任人职责履行情况',
]

const SENTENCES = [
  '全年办理行政复议案件12件，同比增长1.08倍。',
  '印发《2024年法治政府建设工作要点（试行）》，明确任务23项。',
  '深入学习党的二十届二中、三中全会精神。',
  '完善一、二级预警响应机制。',
  '落实“一、二、三级网格”管理制度。',
  '区长主持召开常务会议15次；听取汇报3次。',
  '严格执行《关于（一）类事项的通知》（某府办〔2024〕12号）。',
  '一是健全制度，二是压实责任，三是强化考核。',
  '推行3.0版改革，开展3·15宣传活动。',
  '“谁执法谁普法”责任制落实到位（第一批）。',
  '办理提案（一期）任务8.5万件。',
  '为高质量发展提供坚实法治保障。',
]

/** Sentences of the real reports, those that hold a heading left out. */
const REAL_SENTENCES = heldReports
  .flatMap(({ source }) => source.match(/[^。\s][^。\n]*。/g) ?? [])
  .filter(
    found =>
      found.length < 200 && !/[（(][一二三四五六七八九十]+[)）]|(?:^|[\s）)])[一二三四五六七八九十]+、/.test(found),
  )

const sentence = fc.oneof(fc.constantFrom(...SENTENCES), fc.constantFrom(...REAL_SENTENCES))
const text = fc.array(sentence, { minLength: 1, maxLength: 3 })
const words = fc.constantFrom(...HEADINGS)

/** A section without subsections has text; one with subsections may have some before them. */
function node(depth: number): fc.Arbitrary<Node> {
  const leaf = fc.record({ words, lead: text, children: fc.constant<Node[]>([]) })
  if (depth <= 1) return leaf
  const inner = fc.record({
    words,
    lead: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: text }),
    children: fc.array(node(depth - 1), { minLength: 2, maxLength: 4 }),
  })
  return fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 3, arbitrary: inner })
}

export const syntheticReport: fc.Arbitrary<SyntheticReport> = fc.constantFrom(...STYLES).chain(style =>
  fc.record({
    style: fc.constant(style),
    preamble: fc.array(sentence, { maxLength: 2 }),
    nodes: fc.array(node(style.levels.length), { minLength: 2, maxLength: 6 }),
  }),
)

/** The tree in the form of `treeOf`; with `bare`, without ordinals. */
export function treeOfSynthetic({ style, nodes }: SyntheticReport, bare = false, depth = 0): string[] {
  return nodes.flatMap((child, at) => [
    '  '.repeat(depth) + (bare ? '' : (style.levels[depth]?.(at + 1) ?? '')) + child.words,
    ...treeOfSynthetic({ style, preamble: [], nodes: child.children }, bare, depth + 1),
  ])
}

/** Headings on lines of their own; headings of sections with text run into it where `runIn` says so. */
export function asLines({ style, preamble, nodes }: SyntheticReport, runIn: boolean, depth = 0): string {
  const lines = nodes.map((child, at) => {
    const heading = (style.levels[depth]?.(at + 1) ?? '') + child.words
    const body = child.lead.join('')
    const own = body === '' ? heading : runIn && depth > 0 ? `${heading}。${body}` : `${heading}\n${body}`
    const below = asLines({ style, preamble: [], nodes: child.children }, runIn, depth + 1)
    return below === '' ? own : `${own}\n${below}`
  })
  return [...(preamble.length > 0 ? [preamble.join('')] : []), ...lines].join('\n')
}

/**
 * The whole text on one line: a heading ends at 。 or, where it has no text, at the ordinal that follows. `between` stands
 * before each ordinal.
 */
export function asOneLine({ style, preamble, nodes }: SyntheticReport, between: string, depth = 0): string {
  const inner = nodes.map((child, at) => {
    const heading = between + (style.levels[depth]?.(at + 1) ?? '') + child.words
    const body = child.lead.join('')
    return (
      heading +
      (body === '' ? '' : `。${body}`) +
      asOneLine({ style, preamble: [], nodes: child.children }, between, depth + 1)
    )
  })
  return preamble.join('') + inner.join('')
}

/** Markdown with a title; the format marks every heading, with its ordinal or, if `bare`, without. */
export function asMarkdown({ style, preamble, nodes }: SyntheticReport, bare: boolean): string {
  const lines = (children: readonly Node[], depth: number): string[] =>
    children.flatMap((child, at) => [
      `${'#'.repeat(depth + 2)} ${bare ? '' : (style.levels[depth]?.(at + 1) ?? '')}${child.words}`,
      '',
      ...child.lead.flatMap(sentence => [sentence, '']),
      ...lines(child.children, depth + 1),
    ])
  return ['# 某区2024年度报告', '', ...preamble, '', ...lines(nodes, 0)].join('\n')
}
