import { QUOTED } from '../places/place-words.ts'
import type { ComparisonAsked } from '../question.ts'

/** What a question names, as far as it decides whether several figures are asked for together. */
export type Counts = {
  readonly places: number
  readonly years: number
  /** No place is named, so that every report held is asked. */
  readonly allPlaces: boolean
  /** How many things are asked for; several of one place and year stand beside each other and are not compared. */
  readonly parts: number
}

/** Asks over years without naming them. 三年 alone may be the name of a plan (三年行动), 连续三年 what is told of an award. */
const OVER_YEARS =
  /(?:近|最近|过去|前|这)(?:[几两二三四五六七八九十]|\d{1,2})年|[几两二三四五六七八九十]年(?:来|间)|历年|逐年|\b(?:(?:past|last|recent) (?:few|several|two|three|four|five|six|ten|\d+) years|(?:recent|past) years|over (?:the )?years|by year|year[ -](?:by|to)[ -]year|across years)\b/i

/** Asks over years if it asks for figures; else it may tell how often something has to be done (每年至少一次). */
const EVERY_YEAR = /每一?年|各年度?|年年|\b(?:each|every) year\b/i
const HOW_MANY = /多少|几[件宗起份人名家次场个]|分别|\bhow (?:many|much)\b/i

/** Asks how figures move. 趋势 is always over years; 变化 is only where there are several (有哪些变化 asks for a description). */
const TREND_OF_ITSELF = /(?:变化|发展|增长|下降|走|变动)?趋势|走势|(?<!growth )\btrends?\b|trended/i
const MOVES =
  /变化|变动|增减|(?:增加|增长|减少|下降|上升|提高|升高|降低)了?(?:多少|几|没有|吗|还是)|是增|是升|涨|\b(?:chang(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|grow|grew|grown|growth|rise|rose|risen|fall|fell|fallen|drop|dropped|develop(?:ed)?|evolv(?:e|ed))\b/i

/**
 * A change on the year before that a single report states of itself: 比上年增长多少, 同比. Nothing is computed for it, and
 * 上年 in it is not a second year asked for.
 */
const OWN_STATEMENT =
  /(?:比|较|同)(?:上|去|前)一?年|同比|year[ -]on[ -]year|(?:on|over|than|from) the (?:previous|prior) year|than (?:last|the year before)/i

/** All together. 总共 and 一共 of one place and year are only a way to ask for its figure. */
const SUM =
  /合计|加起来|加在一起|加总|总和|之和|相加|累加|一共|总共|共计|总计|合起来|(?<![公中一总合])共(?=有?(?:多少|几)|受理|办理|审结|办结|收到|开展|举办|查处|化解|调解|培训|处理|完成)|\b(?:altogether|combined|in total|in all(?! [a-z])|sum(?:med)?|add(?:ed)? (?:up|together)|put together|taken together|(?:grand|overall|combined|joint) total|total (?:of|for|across|number|amount))\b/i

/** Each for itself: with it, 共 belongs to each (各共受理多少). */
const EACH = /分别|各(?=[自共有是为]|多少|几|受理|办理|审结|办结|收到|开展)|\b(?:each|respectively|separately)\b/i

/** Who has more, whoever is asked. */
const MOST =
  /[谁哪][^。？?，,]{0,18}(?:[最更][多少高低大小]|(?<!多)[多少高低大](?=一?[些点]|[吗呢啊]|[\s。？?，,]|$))|最[多少高低大小]的?(?:是|属|数)?[谁哪]|排名|排序|排列|排第|名列|位居|(?:谁|哪[^。？?，,]{0,12})(?:第一|居首|领先|靠前)|\b(?:which|who|whose|where|what)\b.*\b(?:most|more|fewest|fewer|least|less|highest|higher|lowest|lower|largest|larger|biggest|bigger|smallest|smaller|greatest|greater|best|top)\b|\brank(?:ed|ing|s)?\b/i

/** The order is asked among things inside one report: 哪类案件最多, which type of case. */
const AMONG_KINDS =
  /[哪何][一]?(?:类|种|项|些|方面|领域|个(?:领域|方面|类|环节|月|季度|部门|单位))|什么(?:类型|样的|案件|问题)|\b(?:which|what) (?:\w+ )?(?:types?|kinds?|sorts?|categor(?:y|ies)|fields?|areas of|month|quarter|problems?|issues?)\b/i

/** Among places, where none is named: 哪个区, 哪里, 谁. */
const AMONG_PLACES =
  /谁|哪里|哪儿|哪边|何处|哪(?:一|个|一个|几个|些)?(?:地方|地区|地|区县?|县区?|市|镇街|镇|乡|街道|街|省|辖区|份报告|家|政府)|各(?:地|区|县|市|镇|街道|单位)|排名|\b(?:which|what) (?:\w+ )?(?:places?|districts?|subdistricts?|streets?|towns?|townships?|count(?:y|ies)|cit(?:y|ies)|provinces?|regions?|areas?(?! of)|zones?|governments?|reports?)\b|\bwho\b|\bwhere\b|\brank/i

/** Among years, where none is named. */
const AMONG_YEARS = /哪一?年|哪个年[度份]|何年|\b(?:which|what) years?\b/i

/** One against another. */
const COMPARE =
  /对比|相比|比较(?=[一下看])|比一比|相差|差多少|差几|差距|差异|差别|多出?多少|少多少|比.{1,16}[多少高低大小](?:多少|几|吗|[?？]|$|出|了|一些)|\b(?:compar(?:e|ed|es|ing|ison)|versus|vs|differences?|differs?|gap|against|more than|fewer than|less than|higher than|lower than|as many as|how (?:many|much) more)\b/i

/** Every place there is: 所有地区一共受理多少. 全部 alone may be what was concluded. */
const ALL_PLACES =
  /(?:所有|全部)的?(?:地|区|县|市|镇|乡|街|报告|辖区)|各地|\b(?:all|every) (?:of )?(?:the )?(?:held )?(?:places?|districts?|subdistricts?|streets?|towns?|counties|cities|regions?|areas?|reports?)\b/i

/** What is to be done with several figures; undefined where each is asked for itself, or where there is only one. */
export function comparisonAsked(text: string, counts: Counts): ComparisonAsked | undefined {
  const asked = text.replace(QUOTED, quoted => ' '.repeat(quoted.length))
  const { places, years, allPlaces } = counts
  if (years !== 1 && AMONG_YEARS.test(asked) && MOST.test(asked)) return 'which_is_most'
  if (isOverYears(asked, counts)) return 'trend'
  if (places > 1 || years > 1) return ofSeveral(asked)
  return allPlaces ? ofAllPlaces(asked) : undefined
}

function ofSeveral(asked: string): ComparisonAsked {
  if (MOST.test(asked) && !AMONG_KINDS.test(asked)) return 'which_is_most'
  return SUM.test(asked) && !EACH.test(asked) && !COMPARE.test(asked) ? 'sum' : 'compare'
}

function ofAllPlaces(asked: string): ComparisonAsked | undefined {
  const amongPlaces = AMONG_PLACES.test(asked)
  if (AMONG_KINDS.test(asked) && !amongPlaces) return undefined
  if (amongPlaces && MOST.test(asked)) return 'which_is_most'
  if (ALL_PLACES.test(asked) && SUM.test(asked) && !EACH.test(asked)) return 'sum'
  return (amongPlaces || ALL_PLACES.test(asked)) && COMPARE.test(asked) ? 'compare' : undefined
}

/** A named single year is one report's, whatever moves in it; two years and a word of moving are a trend. */
function isOverYears(asked: string, { years, places }: Counts): boolean {
  if (OVER_YEARS.test(asked)) return years !== 1 || MOVES.test(asked) || TREND_OF_ITSELF.test(asked)
  if (years > 1) return TREND_OF_ITSELF.test(asked) || EVERY_YEAR.test(asked) || MOVES.test(asked)
  if (years === 1 || OWN_STATEMENT.test(asked)) return false
  if (EVERY_YEAR.test(asked)) return HOW_MANY.test(asked) || MOVES.test(asked)
  return places < 2 && TREND_OF_ITSELF.test(asked) && COUNTED.test(asked)
}

/** 数量趋势 is a series of figures; 发展趋势 without a thing that is counted is a description. */
const COUNTED =
  /[数量率额件宗]|案|复议|诉讼|受理|\b(?:numbers?|rates?|amounts?|cases?|count|shares?|figures?|volume)\b/i
