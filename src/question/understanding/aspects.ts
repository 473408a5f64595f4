/**
 * The parts that every report has, as questions ask for them and as reports head them. Words that ask for such a part
 * tell where to look, not what to look for.
 */

/**
 * Asks for what is intended, not for what was done. 计划 and plan alone may be the name of one (三年行动计划, the
 * three-year action plan).
 */
const PLANNING =
  /打算|(?<![动习训施])计划(?=开展|推进|完成|建|举办|新增|培训|做|怎|如何|改|出台|制定|成立|组织)|准备(?:怎么|如何|做|开展|成立|推进)|拟(?:怎么|如何|开展|成立|推进)|将(?:会|要)?(?:如何|怎[么样]|采取|推进|开展)|下一步|下一年度?(?=的?(?:工作|重点)?(?:安排|计划(?!的)|打算|思路|目标|措施|任务)|要|将|准备|打算|[，,?？]|$|怎|如何|有)|下一?阶段|明年|来年|今后|未来|(?:工作)?(?:安排|(?<![动习训施法])计划|思路|目标)(?:是|有|包括|中|里|主要|[?？]|$)|(?<!(?:action|year|emergency|contingency|study|training|implementation)\s)\bplan(?:s|ned|ning)?\b(?! of)|\bintend|\bwill\b|going to|next (?:year|steps?)|upcoming/i

/** Asks for what went wrong or is still missing; not for what was dealt with (解决了哪些问题). */
const PROBLEMS =
  /(?:存在|面临|遇到|承认|还有|反映)[^，。？,.?]{0,8}(?:问题|困难|短板|难题)|(?:哪些|哪几[个方项点]|什么|主要|突出)(?:问题|困难)(?=[?？和与、及]|$)|问题(?:有哪些|是什么|和原因|与原因)|不足|短板|薄弱环节|差距|短处|没做好|做得不(?:好|够)|\b(?:shortcomings?|weakness(?:es)?|deficienc(?:y|ies)|challenges|difficulties)\b|(?:what|which|any|main) (?:\w+ )?problems/i

/** 工作计划完成情况 is of what was done, and 解决群众关心的问题 of what was dealt with. */
const PLAN_HEADING =
  /下一步|下一年|下一?阶段|今后|计划(?!(?:的)?(?:完成|执行|落实|实施))|打算|安排(?!(?:的)?落实)|展望|思路|努力方向/
const PROBLEM_HEADING =
  /(?<!(?:解决|化解|整改|处理|回应|关心|关切|反映|破解)[^，。]{0,12})问题|不足|困难|差距|短板|薄弱|挑战/

export type Aspect = 'plans' | 'problems'

const ASPECTS: readonly { aspect: Aspect; asked: RegExp; heading: RegExp }[] = [
  { aspect: 'plans', asked: PLANNING, heading: PLAN_HEADING },
  { aspect: 'problems', asked: PROBLEMS, heading: PROBLEM_HEADING },
]

/** What was dealt with is told among what was done: 解决了哪些问题, which problems were solved. */
const DEALT_WITH =
  /(?:解决|化解|整改|处理|回应|办结|破解)[^，。？?]{0,10}(?:问题|困难)|(?:问题|困难)[^，。？?]{0,8}(?:解决|整改|化解|办结)|\b(?:solv|resolv|address|rectif|tackl|dealt)/i

/** The parts a question asks about; usually none. */
export function aspectsAsked(text: string): Aspect[] {
  return ASPECTS.filter(
    ({ aspect, asked }) => asked.test(text) && !(aspect === 'problems' && DEALT_WITH.test(text)),
  ).map(({ aspect }) => aspect)
}

/** Whether one of these headings announces the part. */
export function isAbout(aspect: Aspect, path: readonly string[]): boolean {
  return aspectsOf(path).includes(aspect)
}

/** A sentence that says of itself that it is about the part, wherever it stands: flat files have no heading for it. */
const SAYS: Readonly<Record<Aspect, RegExp>> = {
  plans:
    /^(?:下一步|今后|接下来|下一?阶段|下一年)|(?:我们|我[区市县镇街局]|街道|实验区)?将(?:继续|进一步|持续|着力|重点|以)|力争|(?:^|[，。；])(?:进一步|继续)(?:加强|强化|完善|推进|提升|深化|健全|加大|优化)/,
  problems: /不足|不够|薄弱|差距|有待|短板|欠缺|滞后|不强|不高|不到位|存在.{0,6}(?:问题|困难)|仍需/,
}

export function saysItself(aspect: Aspect, sentence: string): boolean {
  return SAYS[aspect].test(sentence)
}

/** The parts that these headings announce. */
export function aspectsOf(path: readonly string[]): Aspect[] {
  return ASPECTS.filter(({ heading }) => path.some(each => heading.test(each))).map(({ aspect }) => aspect)
}

const EVERY_ASPECT = new RegExp(ASPECTS.map(({ asked }) => asked.source).join('|'), 'gi')

/** A text without the words that ask for a part. */
export function withoutAspects(text: string): string {
  return text.replace(EVERY_ASPECT, ' ')
}
