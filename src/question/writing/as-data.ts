import { replaceMarkers } from './markers.ts'

/**
 * What a model is given to read, so that it cannot be taken for what it is told to do: between marks of angle brackets that
 * no data holds, on lines that data cannot begin. No angle bracket either means none of the marks by which models part the
 * turns of a talk (<|im_end|>), and no square one none of the markers by which quotes are cited, nor [INST].
 */

export type DataName = 'question' | 'scope' | 'quotes' | 'earlier'

/** Every line has been through `asOneLine`, but for what code itself puts in front of it. */
export function asData(name: DataName, lines: readonly string[]): string {
  return [`<${name}>`, ...lines, `</${name}>`].join('\n')
}

/** Nobody sees them, but models read them: a way to hide an instruction in a question or a quote. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Variation_Selector}]/gu
const BREAKS = /[\p{Cc}\s]+/gu

const PLAIN: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '[': '〔', ']': '〕' }
const LIKE_MARKER: Readonly<Record<string, string>> = { '［': '〔', '【': '〔', '］': '〕', '】': '〕' }

/** Text of a question or report as one line that holds neither marks nor markers. */
export function asOneLine(text: string): string {
  const visible = text.replace(BREAKS, ' ').replace(INVISIBLE, '').trim()
  return replaceMarkers(visible, ({ start, end }) =>
    visible.slice(start, end).replace(/[［］【】]/g, found => LIKE_MARKER[found] ?? found),
  ).replace(/[<>[\]]/g, found => PLAIN[found] ?? found)
}
