import { englishDocument } from './english-documents.ts'
import { heldText, plain, TITLED, titlesIn } from './held-text.ts'
import { LAW_NAMES } from './law-names.ts'
import type { Fault, Segment, WrittenSentence } from './verdict.ts'

/** Of a document's name inside a title: 关于印发〈…〉的通知. */
const MARKS = /[《》〈〉“”"'‘’「」『』]/g

const NUMBERED = /(?<issuer>\p{Script=Han}{0,8})\s?[〔[［(（【](?<year>\d{4})[〕\]］)）】]\s?第?(?<number>\d+)\s?号/gu
/** Says that a number follows, and is no part of it: 文号为闽政〔2025〕204号. */
const NOT_AN_ISSUER = /^.*(?:文号|编号|号)?[为是以即按据照由]|^.*(?:文号|编号|文件|印发|出台|发布|通知|意见)/u

const QUOTED = /“([^“”]{1,60})”|「([^「」]{1,60})」|"([^"]{1,60})"/g

/** What a name may lose at its beginning and still be the same document's: who issued it, and that it is about something. */
const MAY_BE_LEFT_OUT = /(?:[国省市区县镇乡州盟旗道会府局院厅办部委]|关于)$/
/** Behind a name it is that of another document: 行政处罚法|实施条例. */
const GOES_ON = /^(?:实施|施行|的?(?:实施|补充|若干)|司法解释|解释|条例|办法|细则|规定)/

/**
 * A document that the cited quotes do not name: 《…》 and 〔2024〕3号, national laws also without marks, names in quotation
 * marks, and in English whatever is called a law, plan or notice.
 */
export function checkDocuments({ language, segments }: WrittenSentence): Fault | undefined {
  for (const segment of segments) {
    const held = heldText(segment.sources)
    const what =
      unheldTitle(segment, held) ??
      unheldNumber(segment.text, held) ??
      unheldLaw(segment.text, held) ??
      unheldName(segment.text, held) ??
      (language === 'en' ? englishDocument(segment.text.replace(TITLED, ' '), segment.sources) : undefined)
    if (what) return { reason: 'document', what }
  }
  return undefined
}

function unheldTitle({ text, sources }: Segment, held: string): string | undefined {
  const titles = sources
    .flatMap(({ quote, title, path }) => [...[quote, ...path].flatMap(titlesIn), title])
    .map(title => nameOf(title))
  return titlesIn(text).find(written => {
    const name = nameOf(written)
    return !titles.some(title => isSameDocument(name, title)) && !isInText(name, held, titles)
  })
}

function nameOf(title: string): string {
  return plain(title).replace(MARKS, '')
}

function isSameDocument(name: string, title: string): boolean {
  if (name === title || name === `中华人民共和国${title}`) return true
  if (title.startsWith(name) && /^[(（\d]/.test(title.slice(name.length))) return true
  return title.endsWith(name) && MAY_BE_LEFT_OUT.test(title.slice(0, -name.length))
}

/** A name that quotes write without marks; inside another document's name it is not that document. */
function isInText(name: string, held: string, titles: readonly string[]): boolean {
  const bare = titles.reduce((left, title) => left.replaceAll(title, '\n'), held.replace(MARKS, ''))
  const text = name.replace(/^中华人民共和国/, '')
  for (let at = bare.indexOf(text); at >= 0; at = bare.indexOf(text, at + 1))
    if (!GOES_ON.test(bare.slice(at + text.length))) return true
  return false
}

function unheldNumber(text: string, held: string): string | undefined {
  const known = [...held.matchAll(NUMBERED)].map(({ groups }) => groups)
  for (const [found, , ,] of text.matchAll(NUMBERED)) {
    const [match] = [...plain(found).matchAll(NUMBERED)]
    const { issuer = '', year, number } = match?.groups ?? {}
    const said = issuer.replace(NOT_AN_ISSUER, '')
    const same = known.some(
      other => other?.year === year && other?.number === number && (other?.issuer ?? '').endsWith(said.slice(-3)),
    )
    if (!same) return found
  }
  return undefined
}

/** 贯彻行政许可法, where the quote speaks of another law. */
function unheldLaw(text: string, held: string): string | undefined {
  const written = plain(text)
  return LAW_NAMES.map(([zh]) => zh).find(zh => zh.length > 3 && written.includes(zh) && !held.includes(zh))
}

/** “法律明白人”: what stands in quotation marks is quoted; a name put into English cannot be looked up so. */
function unheldName(text: string, held: string): string | undefined {
  for (const [found, ...names] of text.matchAll(QUOTED)) {
    const name = bare(names.find(each => each !== undefined) ?? '')
    // Numbers in a name that is put into English are compared as numbers.
    if (!/\p{Script=Han}/u.test(name) && /[a-z]{3}/i.test(name)) {
      if (!/[“”"「」《》]/.test(held)) return found
    } else if (!bare(held).includes(name)) return found
  }
  return undefined
}

function bare(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}+%]/gu, '')
}
