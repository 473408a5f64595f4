import type { YearAsked } from '../question.ts'

/**
 * What is asked of a year: what is intended for it (对2022年的安排, 2024年要抓哪几件事), which the report of the year before
 * tells; or what was done in it, even where the question goes on to what that report intends (2023年做了清理，打算废止几份)
 * or to the year after it (2024年推动哪些项目进入下一年的计划). Undefined where only the rest of the question can tell.
 */
export type YearRole = 'planned' | 'reviewed'

/** 主要, 需要, 纪要 and 要求, 要点 intend nothing. */
const TO_DO = '(?<![主重需必概摘简纪首紧扼只想少不没])要(?![求点闻案件素害因么不了过])'
/** 立法计划, 行动计划 and the like are names of papers. */
const INTENTION = '(?:安排|打算|部署|谋划|思路|设想|展望|目标|(?<![法动计训查划])计划)'
const PLANNED_BEFORE = /对\s?$/
/** 计划2023年底达到多少: the year is the goal's. */
const AIMED_AT = /(?<![动训习施法])(?:计划|打算|力争|预计|预期|拟)(?:[在到于至])?\s?$/
const PLANNED_AFTER = new RegExp(
  [
    `^(?:全?年)?度?的?(?!报告|年报|总结)[^\\d，,。？?了过做出作]{0,10}?(?:工作)?${INTENTION}(?=是|有|里|中|上|方面|包括|怎|如何|吗|[，,。？?]|$)`,
    // The deadline of something to come: 2023年底前要完成什么.
    `^(?:年)?底(?:之|以)?前[^了过已]*$`,
    `^度?[^，,。？?了过]{0,12}?(?:${TO_DO}|将(?!军)|准备(?!金)|打算|拟(?!定了)|计划(?=怎|如何|做|开|办|建|推|完|新|培|出|制|成|组)|力争)`,
  ].join('|'),
)
const INTENDED_FOR = new RegExp(`^(?:全?年)?度?的?[^，,。？?]{0,8}?${INTENTION}`)
const PLANNED_BEFORE_ENGLISH =
  /\b(?:plans?|planning|goals?|priorities|targets?|arrangements?|intentions?|agenda|set out to|promis\w+|pledg\w+|commit(?:s|ted|ment|ments)?\b|intend\w*|aim\w*|going to|wants?|hop\w+|will|shall|must|should|is to|are to|to be)\b[^.?]{0,50}\b(?:for|in|during|by|by the end of)\s$/i
const PLANNED_AFTER_ENGLISH =
  /^['’]?s?\s(?:plans?|goals?|priorities|targets?|agenda)\b|^,?\s(?:what )?(?:will|shall|must|should)\b/i

/** Told from the year: what comes after it. */
const NEXT_TO_IT = /下一?年|次年|翌年|来年|第二年|\b(?:following|next|subsequent) year\b/i
const DONE = /^[^，,。？?]*?(?:了(?!解)|过(?!程|渡|错|硬|度|剩)|已经?(?!婚))/
const DONE_ENGLISH = /\b(?:did|was|were|had|has|have)\b/i

export function yearRole(question: string, { start, end }: YearAsked): YearRole | undefined {
  const [before, after] = [question.slice(0, start), question.slice(end)]
  if (PLANNED_BEFORE.test(before) && INTENDED_FOR.test(after)) return 'planned'
  if (AIMED_AT.test(before)) return 'planned'
  if (NEXT_TO_IT.test(question)) return 'reviewed'
  if (PLANNED_AFTER.test(after) || PLANNED_AFTER_ENGLISH.test(after)) return 'planned'
  if (PLANNED_BEFORE_ENGLISH.test(before)) return 'planned'
  return DONE.test(after) || (isEnglish(question) && DONE_ENGLISH.test(question)) ? 'reviewed' : undefined
}

function isEnglish(text: string): boolean {
  return !/\p{Script=Han}{2}/u.test(text)
}
