import glossary from '../../language/glossary.json' with { type: 'json' }
import { glossed } from '../../language/glossary.ts'

/** Which part a word plays in a question (what is done with cases, how it is asked, what it is about), as data. */

/** What is done with cases, one step after another; a follow-up that names one asks for it in place of the one before. */
export const MEASURES: readonly string[] =
  '受理 收到 新收 接收 接到 收案 立案 审结 办结 结案 办理 处理 承办 办 审理 调解成功 成功调解 调解 和解 化解 撤销 维持 驳回 纠错 查处 查办 立案查处 抓获 变更 终止 终结 撤回 确认违法 责令履行 胜诉 败诉 采纳 侦破 破获 破案 抓捕 移送 整改 完成 审查 审核 报名 通过 印发 制定 出台 备案 废止 修订 答复 回复 公开'.split(
    ' ',
  )
export const ENGLISH_MEASURES =
  /\b(?:receiv(?:e|ed)|accept(?:ed)?|handl(?:e|ed)|conclud(?:e|ed)|clos(?:e|ed)|resolv(?:e|ed)|settl(?:e|ed)|complet(?:e|ed)|process(?:ed)?|fil(?:e|ed)|crack(?:ed)?|solv(?:e|ed)|upheld|uphold|revok(?:e|ed)|reject(?:ed)?|dismiss(?:ed)?|withdrawn|mediat(?:e|ed)|finish(?:ed)?|decid(?:e|ed)|heard|answer(?:ed)?|review(?:ed)?|issu(?:e|ed)|repeal(?:ed)?|correct(?:ed)?|won|lost)\b/gi

/** How something is asked: a number and its unit, or a question word. */
const UNIT =
  '(?:平方米|小时|家次|人次|户次|万元|亿元|公里|[宗件起份部条项篇人名位家户个次场期批元处栋座套台辆所亩届堂课支站案钱天])'
export const QUANTITY = new RegExp(`(?:一共|总共|共|各自?|分别)?(?:有|是|为|达)?(?:多少|几)(${UNIT})?`, 'u')
const QUESTION_WORDS =
  '什么 哪些 哪个 哪几个 哪几项 哪 谁 怎么样 怎样 怎么 如何 为什么 多少 几 是否 是不是 有没有 没有 何时 吗 呢 吧'.split(
    ' ',
  )
export const ASKS =
  /多少|多[大长久高远重]|几(?![乎近])|什么|哪|谁|怎么|怎样|如何|是否|是不是|有没有|何时|吗|为什么|^(?:how|what|which|who|whose|when|where|why|did|do|does|is|are|was|were|has|have|had|can)\b/i

/** Say how much, when, by whom or how of something, and nothing of what it is. */
const RELATIONAL =
  '面积 长度 规模 时长 价值 涉及 涉及到 占 占比 比例 比重 比率 率 总数 数量 数 总额 金额 钱 同比 环比 增长 增加 上升 下降 减少 提高 变化 平均 分别 各 一共 总共 共 合计 按时 按期 及时 如期 超期 逾期 期限 全部 都 均 已 已经 还 还有 剩 剩下 其余 成功 罚 罚款 处罚 办成 做 做到 搞 开展 举办 组织 参加 参与 牵头 负责 采取 措施 做法 成效 效果 原因 结果 进展 情况 时候 时间 地点 部门 单位 名字 叫 具体 详细 主要 内容 形式 渠道 对象 范围 领域 程度 背景 目的 意义 作用 特点 流程 依据 经费 资金 报告 写 提到 讲 出动 覆盖 惠及 受益 发放 派发 成立 设立 组建 配备 选聘 聘请 聘任 培育 培养 举行 召开 出席 参训 挽回 挽回损失 挽回经济损失 追回 涉案金额 没收 吊销 拘留 行政拘留 起诉 移送起诉 判决 满意 合格 通过 加起来 合起来 相加 比 两 相关 有关 案件 案子 宗数 件数 人数 次数 场次 方面 方式 天 年 月 多 少 更 最 高 低 大 小 快 慢 好 差 相差 差距 达到 超过 不到 左右 有 没 没有 是 为 的 了 过 着 在 中 和 与 及 或 被 由 对 把 将 给 让 到 从 来 去 个 第 一 也 就 才 又 再 呀 啊 时 上 里 内 于 以 能 会 要 我 你 想 知道 问 请 说 看 当年 全年 平 人 名 位 家 户 件 宗 起 份 部 条 项 篇 次 场 期 批 元 案 万 亿'.split(
    ' ',
  )

const ENGLISH_RELATIONAL = new Set(
  'how many much what which who whose when where why did do does done is are was were be been has have had will would can could a an the of to in on at by for with and or from as than per out up so not no yes any all some each both only just more most less fewer fewest higher highest lower lowest total number numbers amount share percentage percent proportion rate rates cases case ones one people persons time times money yuan involve involved involves impose imposed fine fined fines pay paid cost succeed succeeded successful successfully on-time timely deadline late took take taken part place places measures results result reason reasons outcome effect departments department agencies agency organisations organizations attend attended join joined led lead host hosted held hold organised organized run ran start started begin began end ended responsible increase increased decrease decreased rise rose fall fell grow grew grown compared change changed year years about there it they them their its that this those these same also and then please me i you tell show give get got make made name named called did average still remain remaining left within'.split(
    ' ',
  ),
)

const byLength = (words: readonly string[]) => [...new Set(words)].sort((a, b) => b.length - a.length)
const LIGHT_TOKEN = new RegExp(`^(?:${byLength([...MEASURES, ...RELATIONAL, ...QUESTION_WORDS]).join('|')})+$`)
const MEASURE = new RegExp(byLength(MEASURES).join('|'), 'g')

/** Whether a word, or several run together, names nothing that could be reported on by itself. */
export function isLight(token: string): boolean {
  return LIGHT_TOKEN.test(token) || /^\d+$/.test(token) || /^[^\p{L}\p{N}]+$/u.test(token)
}

export function isLightEnglish(word: string): boolean {
  return ENGLISH_RELATIONAL.has(word) || word.length < 2 || new RegExp(ENGLISH_MEASURES.source, 'i').test(word)
}

type Span = { readonly start: number; readonly end: number; readonly text: string }

/** The steps that a Chinese text names, in its order; 调解 in 人民调解 is the name of a thing. */
export function measuresIn(text: string): Span[] {
  const terms = termsIn(text)
  return [...text.matchAll(MEASURE)]
    .map(match => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
    .filter(({ start, end }) => !terms.some(term => start >= term.start && end <= term.end))
}

const TERMS = byLength(glossary.flatMap(entry => entry.zh).filter(term => !isLight(term)))

/** The official things that a Chinese text names, in its order. */
export function termsIn(text: string): Span[] {
  const found: Span[] = []
  for (const term of TERMS) {
    const start = text.indexOf(term)
    const end = start + term.length
    if (start >= 0 && !found.some(other => start < other.end && end > other.start))
      found.push({ start, end, text: term })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The official things that an English text names, in its order: what the glossary takes out of it. */
export function englishTermsIn(text: string): Span[] {
  const { rest } = glossed(text)
  const found: Span[] = []
  for (const match of text.matchAll(/[\w'’-]+/g)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (rest.slice(start, end).trim() !== '') continue
    const last = found.at(-1)
    if (last && rest.slice(last.end, start).trim() === '') found.splice(-1, 1, { ...last, end })
    else found.push({ start, end, text: '' })
  }
  return found
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
    .filter(({ text: term }) => !term.split(/\s+/).every(word => isLightEnglish(word.toLowerCase())))
}
