import { glossed } from '../../language/glossary.ts'
import type { LexicalQuery } from '../../library/library.ts'
import type { PlaceAsked, YearAsked } from '../question.ts'
import { type SmallTalk, smallTalkOf, withoutCourtesy } from './topic-courtesy.ts'
import { askingOf, isHeldThroughout } from './topic-english.ts'
import { type LibraryAsked, libraryAsked } from './topic-library.ts'
import { isAddressed, isPersonal } from './topic-personal.ts'
import { isSum } from './topic-sums.ts'
import { ASKS_OF_WRITING, CREATIONS, INSTRUCTIONS, WISHES } from './topic-words.ts'
import { isOfficial, PLAINLY_WORLD, WORLD } from './topic-world.ts'

/** What an utterance is about, told before anything is searched. */
export type Topic =
  | { readonly kind: 'reports' }
  | { readonly kind: 'small_talk'; readonly which: SmallTalk }
  | { readonly kind: 'library'; readonly asks: LibraryAsked }
  | { readonly kind: 'off_topic'; readonly why: 'instruction' | 'creation' | 'world' }
  /** There is nothing to search for. */
  | { readonly kind: 'vague' }

export type Found = { readonly places: readonly PlaceAsked[]; readonly years: readonly YearAsked[] }

/**
 * What an utterance is about. A question to the reports that is turned away is the worse error, so everything that no
 * list knows is one.
 * @param text in simplified characters; `found` is what was found in it, at its offsets.
 */
export function topicOf(text: string, found: Found): Topic {
  const talk = smallTalkOf(text)
  if (talk) return { kind: 'small_talk', which: talk }
  const asked = fold(withoutCourtesy(withMarks(text, found))).replace(YEAR_REPORT, `${MARK}年报`)
  const why = offTopic(asked.replaceAll(MARK, ' '), fold(text))
  if (why) return { kind: 'off_topic', why }
  const chinese = bareChinese(asked)
  const english = bareEnglish(asked)
  const asks = libraryAsked(chinese, english, found.places.length > 0)
  if (asks) return { kind: 'library', asks }
  return isVague(asked) ? { kind: 'vague' } : { kind: 'reports' }
}

/** @param asked without place and year, `said` with them. */
function offTopic(asked: string, said: string): 'instruction' | 'creation' | 'world' | undefined {
  if (matches(INSTRUCTIONS, said)) return 'instruction'
  const wish = WISHES.find(pattern => pattern.test(said))
  if (wish && !isQuestionOfReports(asked.replace(wish, ' '))) return 'instruction'
  if (matches(CREATIONS, asked) && !ASKS_OF_WRITING.test(asked)) return 'creation'
  if (isSum(asked) || matches(PLAINLY_WORLD, asked) || isPersonal(said)) return 'world'
  return matches(WORLD, said) && !isOfficial(asked) ? 'world' : undefined
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some(pattern => pattern.test(text))
}

/** Asks for something by the genre's own words. */
function isQuestionOfReports(text: string): boolean {
  return isOfficial(text.replace(/报告|reports?/g, '')) && QUESTION.test(text)
}

const QUESTION =
  /多少|几|哪|什么|如何|怎[么样]|是否|有没有|吗|谁|\b(?:how|what|which|who|when|where|did|does|is|are|was|were)\b/

/**
 * Whether nothing that is asked for by its words stands in any report, so that the question is of something else: "Who won
 * the world cup?", 「红烧肉怎么做」. Never where it names a place, a year or anything of the genre: then the reports do
 * not state it.
 * @param rarity of `terms` in the library; 0 for what stands nowhere.
 */
export function saysNothingOfReports(
  text: string,
  found: Found,
  terms: LexicalQuery,
  rarity: readonly (readonly number[])[],
): boolean {
  if (found.places.length > 0 || found.years.length > 0 || isOfficial(fold(text))) return false
  if (glossed(text).groups.length > 0) return false
  if (!/\p{Script=Han}/u.test(text)) {
    const english = fold(text)
    if (isAddressed(english)) return true
    const asking = askingOf(english)
    if (asking === 'of_a_report') return false
    if (asking === 'of_the_world' && !isHeldThroughout(english, terms)) return true
  }
  const unheld = terms.flatMap((group, at) => group.filter((_, nth) => !rarity[at]?.[nth]).map(term => term.text))
  // 合作 is cut from 光合作用: what stands in a word that no report holds is no evidence.
  const isEvidence = (term: string) => !SAYS_LITTLE.test(term) && !unheld.some(other => other.includes(term))
  return !terms.some((group, at) => group.some(({ text: term }, nth) => rarity[at]?.[nth] && isEvidence(term)))
}

/** One character stands in words of every kind; 觉得 and its like in every kind of talk. */
const SAYS_LITTLE = /^(?:.|怎么|怎么办|觉得|喜欢|知道|今天|明天|现在|最近|推荐|可以|应该|最好|时候|哪里|为什么|一个)$/u

/** Stands for a place or a year that was found; a character of no script and no meaning. */
const MARK = '\uE000'

function withMarks(text: string, { places, years }: Found): string {
  let rest = ''
  let from = 0
  for (const { start, end } of [...places, ...years].sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    rest += text.slice(from, start) + MARK
    from = end
  }
  return rest + text.slice(from)
}

/** 2024年报 is the 年报 of 2024, whose 年 was found with the year; 2024年报名 is not. */
const YEAR_REPORT = new RegExp(`${MARK}报(?![告名送备警道销案考废批审请到])`, 'g')

/** Of one width and in small letters. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'").trim()
}

/** What people say before what they ask. */
const LEAD =
  /^(?:那么?(?![份个篇些年本])|就是|嗯|把|我们?|帮忙|帮我?|给我?|麻烦|请|你们?|您|能不能|能否|可不可以|可以|是否可以|想要?|需要|要|再|先|查询?(?:一下|下)?|看(?:一下|下|看)?|问(?:一下|下|问)?|知道|了解(?:一下|下)?|咨询(?:一下|下)?|告诉我?|说(?:一下|下|说)|关于|对于|请问)+(?=.)/
const TAIL = /(?:呢|啊|呀|哈|哦|啦|吧|嘛|来着|呗)+$/
const CALLED_REPORT =
  /(?:(?:这|那|该|此|本)(?:一?[份篇个]|些)?|它的?|他们的?)?(?:(?:政府)?依法行政|(?:推进)?法治政府(?:建设)?|法治建设|法治)?(?:的)?(?:年度)?(?:工作)?(?:总结|情况|进展)?(?:的)?(?:年终|年度)?(?:报告|年报)(?:书|文件|全文)?/g

function bareChinese(asked: string): string {
  return asked
    .replace(/[\s\p{P}\p{S}\p{Co}]+/gu, '')
    .replace(LEAD, '')
    .replace(TAIL, '')
    .replace(CALLED_REPORT, '报告')
}

const LEAD_ENGLISH =
  /^(?:(?:please|so|and|well|then|can you|could you|would you|will you|tell me|let me (?:know|see)|could i (?:see|have|get)|can i (?:see|have|get)|may i (?:see|have)|i(?:'d| d| would) like(?: to see)?|i want(?: to see)?|i need(?: to see)?|i want to know|i(?:'d| would) like to know|do you know|i need to know|give me|show me)\s+)+(?=\w)/

function bareEnglish(asked: string): string {
  return asked
    .replace(/what's|whats/g, 'what is')
    .replace(/(?:(?:^|\s)(?:of|for|from|in|on|about|by|the|and|,)\s*)*\uE000(?:\s*'s)?/g, ' ')
    .replace(/\b(?:the|a|an|of|annual|yearly|law-?based|law based|rule of law|rule-of-law)\b|'s?\b/g, ' ')
    .replace(/\b(?:government )?(?:construction |building |work )?reports?\b/g, 'report')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEAD_ENGLISH, '')
    .replace(
      /(?<=\s)(?:it|this|that)(?=$| (?:issued|published|released|called|titled|signed|dated|structured|organi[sz]ed|divided)\b)/,
      'report',
    )
    .replace(/\s(?:for|from|on|in|about|by)$/, '')
}

/** Words that ask, point or join, and those that mean the report as a whole: alone they name nothing to search for. */
const EMPTY_WORDS =
  /来着|刚才|刚刚|上次|之前|上面|前面|到底|究竟|具体|多少|多大|多高|几[个项条份]?|什么样?|哪些|哪[个里年份]?|谁|怎么[样办]?|怎样|咋样?|如何|啥|(?:基本|总体|整体|具体|主要|大概|大致|详细|相关|有关)的?(?=情况|内容|信息|数据)|情况|内容|方面|年报|报告|数据|数字|数值|数目|信息|资料|一共|总共|全部|所有|分别|各自?|这个?|那个?|它们?|他们|她|我们?|你们?|您|想|知道|了解|看[看下]?|说[说下]?|讲[讲下]?|谈谈|介绍|问|查|一下|给|帮|请|关于|对于|还?[有是]|[没不]有?|可以|能|会|要|[的了吗呢吧啊呀么嘛和与及在为就都也还再又到过下来去做干]|地方|那里|这里|东西|事情?|[这那](?:个|些)?数(?![字据值目量])|数(?=是|有|呢|$)|全[区市县镇年]|[区市县镇年]/g
const EMPTY_WORDS_ENGLISH =
  /\b(?:how|many|much|what|which|who|whom|whose|when|where|why|is|are|was|were|be|been|do|does|did|done|has|have|had|the|a|an|of|in|on|for|to|from|at|by|with|about|and|or|tell|me|us|it|its|this|that|these|those|there|they|their|them|any|some|show|give|info|information|reports?|data|details?|please|know|want|need|i|you|your|we|would|like|can|could|should|will|situation|numbers?|figures?|overall|general(?:ly)?|more|all|everything|anything|something|say|says|said|happen(?:ed)?|going|go|things?|stuff|up|year|place|one|so|then|ok|overview|summary|again|just|earlier|before|previous|exactly)\b/g

function isVague(asked: string): boolean {
  const rest = asked.replace(EMPTY_WORDS_ENGLISH, ' ').replace(/[\s\p{P}\p{S}\p{Co}]+/gu, '')
  return rest.replace(EMPTY_WORDS, '') === ''
}
