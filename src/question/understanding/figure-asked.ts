/**
 * What kind of figure a question wants, told by the thing it counts: a number of cases is written with 宗, 件 or 起, a
 * share with %. A figure of another kind in a sentence says little for it.
 */
export type FigureAsked = {
  /** Units that such figures are written with; empty where the question does not tell. */
  readonly units: readonly string[]
  /** No other unit answers: a share, money, people, a length of time. Cases and papers are counted with many words. */
  readonly strict: boolean
}

type Kind = {
  readonly units: readonly string[]
  readonly strict?: true
  /** Asked for with these words, it is this kind whatever else the question speaks of. */
  readonly decides?: RegExp
  readonly chinese: RegExp
  readonly english: RegExp
}

/** Counting words of official reports by what they count (GB/T 15835-2011 on numerals; usage of the genre). */
const KINDS: readonly Kind[] = [
  {
    units: ['%', '％', '成'],
    strict: true,
    decides:
      /比例|占比|比率|百分|几成|[^效]率(?:是|为|达|有|多|[?？]|$)|percent(?:age)?\b|proportion|what share|\brate\b/i,
    chinese: /比例|占比|比率|百分|几成|[^效]率/,
    english: /share|percent|proportion|\brate\b/i,
  },
  {
    units: ['小时', '天', '日', '个月', '工作日', '分钟', '年'],
    strict: true,
    decides: /多久|多长时间|how long/i,
    chinese: /多久|多长时间|[几多]少?(?:小时|天|个?工作日|个月|分钟)/,
    english: /how long|how many (?:working )?(?:hours|days|months|minutes|years)/i,
  },
  {
    units: ['元'],
    strict: true,
    decides: /多少[千百万亿]*[钱元]|金额|how much (?:money|did|was|were|does|do|is)|\bcosts?\b|\bspen[dt]\b/i,
    chinese:
      /金额|资金|多少钱|几[千百万亿]*元|多少[千百万亿]*元|花了?多少|花费|损失|债务|产值|罚款(?!.{0,4}[几多])|款项|经费/,
    english: /how much|amount|money|\bcosts?\b|\bspen[dt]\b|\bfined?s?\b.{0,12}total|funds?\b|yuan/i,
  },
  {
    units: ['平方米', '平方公里', '亩', '公顷'],
    strict: true,
    decides: /多大面积|面积(?:是|为|有|达)?多[少大]|what area\b|how (?:large|big) (?:an? )?area/i,
    chinese: /面积/,
    english: /\barea of\b|square (?:met|kilomet)/i,
  },
  {
    units: ['宗', '件', '起', '案'],
    chinese: /案件|案子|[案诉]|纠纷|复议|工单|投诉|信访|建议|提案/,
    english: /\bcases?\b|lawsuit|litigation|dispute|complaint|petition(?!er)|ticket|request|proposal/i,
  },
  {
    units: ['份', '件', '部', '条', '项', '篇'],
    chinese: /文件|文书|意见书|规范性|合同|公文|信息|条例|制度|清单|事项|预案/,
    english: /document|opinion|contract|\binformation|regulation|\blists?\b|\bitems?\b|matters|policies|plans\b/i,
  },
  {
    units: ['人', '名', '位'],
    strict: true,
    chinese: /[多几].{0,2}[人名位]|人数|干部|人员|律师|党员|群众|学员|公务员|对象|调解员|明白人/,
    english:
      /people|persons?|officials|cadres|members|lawyers|users|participants|petitioners|supervisors|mediators|staff|students|volunteers|suspects/i,
  },
  {
    units: ['家', '户', '个'],
    chinese: /企业|单位|公司|主体|商户|机构|网格|组织|社区|小区|站点/,
    english:
      /enterprises?|compan|firms?\b|business|entities|households|organi[sz]ations|grids?\b|communities|stations/i,
  },
  {
    units: ['次', '场', '期', '批', '课'],
    chinese: /活动|培训|讲座|会议|检查|调研|学习|宣讲|听证|次数|场次/,
    english: /times|events?|meetings?|sessions?|trainings?|inspections?|lectures?|visits?|activities|hearings?/i,
  },
]

const CHINESE_FIGURE =
  /多少|多久|多长时间|多大面积|面积多大|(?<![哪这那前后近好])几(?![乎近])|比例|占比|比率|(?<!效)率(?:是|为|达|有|多|[?？]|$)|数量|总数|总额|金额|相差|增长了?吗|(?:[更最]|谁.{0,16}|哪.{0,16}|比.{0,16})[多少高低大](?:[?？吗呢些一]|$)|最[多少高低](?:的|[?？吗呢]|$)/
const ENGLISH_FIGURE =
  /how (?:many|much|often|long)|what area\b|how (?:large|big) (?:an? )?area|\b(?:costs?|spen[dt])\b|number of|what (?:share|percentage|proportion|rate|total)|\brate\b|\bamount\b|\btotal\b|\b(?:which|who|did|does|has|have)\b.*\b(?:more|most|fewer|fewest|less|least|higher|highest|lower|lowest)\b/i

/** The unit that the question itself counts in: 几宗, 多少名. */
const ASKED_UNIT =
  /(?:多少|(?<![这那前后近好])几)\s?(平方米|公里|小时|工作日|吨|斤|[宗件起份部条项篇人名位家户个次回场期批元处万亿栋座套台辆只所亩间届堂课顿支队站天成])/g

/** Undefined where no figure is asked for. */
export function figureAsked(question: string): FigureAsked | undefined {
  if (!CHINESE_FIGURE.test(question) && !ENGLISH_FIGURE.test(question)) return undefined
  const named = [...question.matchAll(ASKED_UNIT)]
    .map(match => (match[1] === '回' ? '次' : (match[1] ?? '')))
    .filter(unit => unit !== '个')
  const told = KINDS.filter(kind => kind.chinese.test(question) || kind.english.test(question))
  // A share of cases is written with %, whatever it is a share of.
  const decisive = told.filter(kind => kind.decides?.test(question))
  const ofUnits = KINDS.filter(kind => kind.units.some(unit => named.includes(unit)))
  const kinds = named.length > 0 ? ofUnits : decisive.length > 0 ? decisive : told
  return {
    units: [...new Set([...named, ...kinds.flatMap(kind => kind.units)])],
    strict: kinds.length > 0 && kinds.every(kind => kind.strict === true),
  }
}

/** What any of several parts of a question counts. */
export function anyOf(asked: readonly (FigureAsked | undefined)[]): FigureAsked | undefined {
  const figures = asked.filter(figure => figure !== undefined)
  if (figures.length === 0) return undefined
  return {
    units: figures.some(({ units }) => units.length === 0) ? [] : [...new Set(figures.flatMap(({ units }) => units))],
    strict: figures.every(({ strict }) => strict),
  }
}

/** Words that only say that something is counted: the unit of a figure says it in the report (930宗 are cases). */
const COUNTED =
  /案件|案子|占比|比例|百分比|数量|总数|人数|次数|\b(?:cases?|share|percentage|proportion|numbers?|total|people|persons?|times)\b/gi

/** A question for a figure without the words that its unit answers; they stand with every figure of that kind. */
export function withoutCounted(question: string): string {
  return question.replace(COUNTED, found => ' '.repeat(found.length))
}
