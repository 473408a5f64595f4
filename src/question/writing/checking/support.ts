import { coverage } from '../../../language/terms/coverage.ts'
import type { Language } from '../../question.ts'
import { heldText, plain } from './held-text.ts'
import { placesMentioned } from './place-mentioned.ts'
import type { Source } from './source.ts'
import { isSpelledIn } from './spelled-in.ts'

/** How much of what a text says its sources say too: the words of its content, and which of them nothing stands for. */
export type Support = {
  readonly words: number
  readonly unsupported: readonly string[]
  /** Of the words, those that are unsupported; 0 where there are none. */
  readonly share: number
}

/** Characters of which words are made that only hold a sentence together: 率为, 另有, 局已, 项均, 上述. */
const HOLDING =
  /^[的地得了着过在于由为是有和与及或并且而也均各分另其该此这那上中下内外前后述即则共总约近超达至到从自以被把将让使等所第个项件宗名家次局区市县镇乡年月日号文率数量值占比较]+$/

/** Of the report, of its being cited, and of the order in which a text tells things. */
const OF_THE_REPORT =
  /^(?:报告|年报|数据|年度|全年|当年|同年|本年|显示|指出|提到|提及|表明|载明|列出|介绍|根据|数量|情况|问题|总体|总的来说|综上|综合|具体|来看|而言|认为|表示|结果|内容|方面|如下|以下|下列|主要|首先|其次|再次|最后|一方面|另一方面|与此同时|对此|为此|据此|相较|值得|注意|说明|需要|reports?|annual|years?|according|stated?|states|total|said|data|figures?|numbers?)$/i

export function supportOf(text: string, language: Language, sources: readonly Source[]): Support {
  const places = placesMentioned(text, language).map(place => place.text)
  // Places are judged by themselves.
  const rest = places.reduce((left, place) => left.replaceAll(place, ' '), text)
  return supportIn(rest, language, heldText(sources))
}

/** As far as a text in Chinese supports another one, in either language. */
export function supportIn(text: string, language: Language, held: string): Support {
  const wordsLacking = (quote: string) => {
    const { missing, unknown } = coverage(text, language, quote)
    return [...new Set([...missing, ...unknown])].filter(word => !HOLDING.test(word) && !OF_THE_REPORT.test(word))
  }
  const words = wordsLacking('').length
  const unsupported = wordsLacking(held).filter(word => !held.includes(plain(word)) && !isSpelledIn(word, held))
  return { words, unsupported, share: words === 0 ? 0 : unsupported.length / words }
}
