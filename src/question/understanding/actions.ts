/**
 * What is done with a matter, step by step: each step has its own count, and the count of one never answers for
 * another (行政复议法, 行政处罚法, 信访工作条例: 收到 → 受理 → 审结 …). Words of one line say the same step, in Chinese and in English; usage of the genre.
 */
const STEPS: readonly RegExp[] = [
  /受理|收到|新收|接收|接到|收案|\b(?:accept|receiv|filed|came in|new cases?)/,
  /审结|办结|结案|完结|\b(?:conclud|closed?\b|closing|complet|dispos|finish)/,
  /调解|和解|调处|化解|\b(?:mediat|resolv|settl|conciliat)/,
  /撤销|纠错|纠正|确认违法|责令|变更|改正|\b(?:revok|correct|overturn|quash|annul)/,
  /维持|\bupheld|\buphold/,
  /驳回|\b(?:dismiss|reject)/,
  /败诉|(?<!运|传|灌)输(?!入|出|送|电|血)|\b(?:lost|lose|losing|loss)\b/,
  /胜诉|(?<!双|共)赢|\b(?:won|win)\b/,
  /不予受理|\b(?:refus|declin)/,
  /立案|(?<=[共新])立(?![法即足项])|\b(?:opened|open a case)/,
  /破案|破获|侦破|(?<=[，、；共]|^)破(?![坏产损])|\b(?:crack|solved)/,
  /移送|移交|\b(?:transfer|referr)/,
  /出庭|\b(?:appear|attend)/,
  /废止|失效|\b(?:repeal|abolish|scrap)/,
  /修改|修订|\b(?:amend|revis)/,
  /整改|整治|\brectif/,
  /参加|参训|覆盖|惠及|受教育|培训|轮训|\b(?:attend|participat|reach|cover|train)/,
  /培养|选育|培育|选聘|聘任|\b(?:cultivat|appoint|train)/,
]

/** The steps that a text names, by their place in the list; 不予受理 is no 受理. */
export function actionsIn(text: string): number[] {
  const lower = text.toLowerCase()
  const refused = STEPS.findIndex(step => step.test('不予受理') && !step.test('受理'))
  const rest = lower.replaceAll('不予受理', ' ')
  return STEPS.flatMap((step, at) => (step.test(at === refused ? lower : rest) ? [at] : []))
}

/** Whether a measure that names `found` may answer a question that names `asked`; a word that names no step may stand for any. */
export function sameAction(asked: readonly number[], found: readonly number[]): boolean {
  if (asked.length === 0 || found.length === 0) return true
  return asked.some(step => found.includes(step))
}

/** What a rate is of, in English and as reports write it before 率. */
const RATES: readonly { readonly english: RegExp; readonly chinese: string }[] = [
  { english: /success/i, chinese: '成功' },
  { english: /satisf/i, chinese: '满意' },
  { english: /cover/i, chinese: '覆盖' },
  { english: /complet|conclu|settle|clos/i, chinese: '办结' },
  { english: /los[st]|lose|losing|defeat/i, chinese: '败诉' },
  { english: /attend|appear/i, chinese: '出庭应诉' },
  { english: /pass/i, chinese: '通过合格' },
  { english: /correct|revers|overturn/i, chinese: '纠错' },
  { english: /mediat/i, chinese: '调解' },
  { english: /detect|crack|clear/i, chinese: '破案' },
]

/** False where a rate of one thing is asked for and the measure is the rate of another: 满意率 and 办结率. */
export function sameRate(question: string, measure: string): boolean {
  const asked = rateIn(question) ?? englishRate(question)
  const found = rateIn(measure)
  if (asked === undefined || found === undefined) return true
  return [...asked].some(character => found.includes(character))
}

/** The word before 率; undefined where there is none (效率 is no rate). */
function rateIn(text: string): string | undefined {
  return /([\p{Script=Han}]{2,4})(?<!效)率/u.exec(text)?.[1]?.slice(-4)
}

function englishRate(question: string): string | undefined {
  const before = /((?:\w+[ -]){1,3})rate\b/i.exec(question)?.[1]
  return before === undefined ? undefined : RATES.find(({ english }) => english.test(before))?.chinese
}
