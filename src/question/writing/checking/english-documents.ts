import { findSpelledPlaces } from '../../../language/spelled-places.ts'
import { heldText, plain, titlesIn } from './held-text.ts'
import { LAW_NAMES } from './law-names.ts'
import type { Source } from './source.ts'
import { supportIn } from './support.ts'

/** What the last word of a document's English name may stand for at the end of its Chinese one. */
const KINDS: Readonly<Record<string, string>> = {
  law: '法',
  code: '法典|典|守则|规范',
  regulation: '条例|规定|规则|办法',
  regulations: '条例|规定|规则|办法',
  rules: '规则|细则|规定|办法',
  provisions: '规定|条款|办法|则',
  measures: '办法|措施',
  plan: '规划|方案|计划|预案|要点',
  scheme: '方案|计划|办法',
  programme: '方案|规划|计划|纲要',
  program: '方案|规划|计划|纲要',
  proposal: '方案|建议|建议书|提案',
  opinion: '意见|意见书',
  opinions: '意见|意见书',
  outline: '纲要|大纲',
  guidelines: '指引|指南|指导意见|意见|准则',
  guide: '指引|指南',
  notice: '通知|通告|告知书',
  announcement: '公告|通告',
  decision: '决定|决定书',
  reply: '批复|复函',
  catalogue: '目录',
  catalog: '目录',
  directory: '目录|名录',
  list: '清单|名单|目录|一览表',
  standards: '标准|基准',
  handbook: '手册',
  manual: '手册',
  bulletin: '公报|通报',
}

const WORD = "[A-Z][\\p{L}'’-]*"
const LINK = '(?:of|on|for|and|in|to|the|by|at|against|with|from|under|into|a|an)'
/** Words with a capital, with small ones between them, to a word for a kind of document: the Measures for …, the … Plan. */
const NAMED = new RegExp(
  `\\b(?:${WORD}(?: (?:${LINK} )*|, ))*(?:${Object.keys(KINDS)
    .map(kind => kind.charAt(0).toUpperCase() + kind.slice(1))
    .join('|')})\\b(?! [A-Z])(?: (?:on|for|of|against|concerning|regarding|to)(?: (?:${LINK} )*${WORD})+)?`,
  'gu',
)

/** Called so, but no document. */
/** Plans of five years are compared as numbers. */
const NO_DOCUMENT =
  /^(?:(?:the )?(?:[\w-]+ )?five-year plan|(?:the )?(?:basic |core )?(?:rule|spirit|school|day|week|month) of law|common law|case law)$/i
/** What stands before a name and is none of it. */
const BEFORE =
  /^(?:(?:In|Under|According|To|By|The|A|An|As|On|For|Of|This|These|Its|With|And|Since|Through|Following)\s+)+/

/** Words that any document's name may have beside what it is about. */
const LIGHT =
  /^(?:general|people'?s|republic|china|prc|national|provincial|municipal|implementation|implementing|interim|provisional|trial|work|special|action|several|certain|further|first|second|third|new|revised)$/i

/** The least share of the words of a name that have to be in the title it is taken for. */
const NAME_SHARE = 0.6

/**
 * A document that an English text names and that cannot be told to be one of those the quotes name: national laws by a
 * table, others by their kind and by what the words of their name mean.
 */
export function englishDocument(text: string, sources: readonly Source[]): string | undefined {
  const held = heldText(sources)
  let rest = text.replaceAll('’', "'")
  for (const [zh, ...names] of LAWS)
    for (const name of names) {
      const pattern = new RegExp(`\\b${name}\\b`, 'gi')
      const [found] = pattern.exec(rest) ?? []
      if (found === undefined) continue
      // Small letters may describe (a water law, the price law of supply); a name is written large or is a long one.
      if (!held.includes(zh) && (/\p{Lu}/u.test(found) || name.split(' ').length > 2)) return found
      rest = rest.replace(pattern, ' ')
    }
  for (const [found] of rest.matchAll(NAMED)) {
    const name = found.replace(BEFORE, '')
    if (NO_DOCUMENT.test(name) || /\bRule of Law$/i.test(name)) continue
    if (!isHeld(name, sources)) return name
  }
  return undefined
}

/** Longest names first: the regulations that implement a law before the law. */
const LAWS = [...LAW_NAMES]
  .map(([zh, ...en]) => [zh, ...en.map(name => name.replaceAll('’', "'"))] as const)
  .sort(([a], [b]) => b.length - a.length)

function isHeld(name: string, sources: readonly Source[]): boolean {
  const words = (name.match(/[\p{L}'-]+/gu) ?? []).map(word => word.toLowerCase())
  const kinds = words.flatMap(word => KINDS[word] ?? []).join('|')
  const places = findSpelledPlaces(name).map(({ text }) => text)
  const telling = places
    .reduce((left, place) => left.replaceAll(place, ' '), name)
    .split(/\s+/)
    .filter(word => !(word.toLowerCase() in KINDS) && !LIGHT.test(word) && !new RegExp(`^${LINK}$`).test(word))
  // "The Plan" speaks of one named before.
  if (telling.length === 0) return true
  const titles = sources.flatMap(({ quote, title, path }) => [...[quote, ...path].flatMap(titlesIn), title]).map(bare)
  const ofKind = titles.filter(title => new RegExp(`(?:${kinds})(?:[（(].*)?$`).test(title))
  // What quotes name without marks: 制定年度工作要点.
  const texts = ofKind.length > 0 ? ofKind : [heldText(sources)].filter(text => new RegExp(kinds).test(text))
  return texts.some(text => supportIn(telling.join(' '), 'en', text).share <= 1 - NAME_SHARE)
}

function bare(title: string): string {
  return plain(title).replace(/[《》]/g, '')
}
