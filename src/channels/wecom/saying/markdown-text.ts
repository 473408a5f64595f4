/**
 * Text that came from somewhere else, written so that Markdown (markdown_v2, which is close to CommonMark with tables)
 * shows it as it is. As little as possible is escaped: clients that are too old show the source.
 */

/** Emphasis, code and what is struck through need a partner, which may stand anywhere behind. */
const PAIRED = /[`*_~]/g

/** Before punctuation a backslash escapes; before anything else it stands for itself. */
const BACKSLASH = /\\(?=[!-/:-@[-`{-~]|$)/g

/** Only with this does a bracket become a link or its definition; a citation mark stays as it is. */
const LINK = /\](?=[(:[])/g

/** With an @ it would mention somebody. */
const TAG = /<(?=[A-Za-z/!?@])/g
const ENTITY = /&(?=#?[A-Za-z0-9]+;)/g

/** WeCom takes this out as the bot's reasoning before it reads any Markdown, so that a backslash would not help. */
const REASONING = /<(?=\/?think\b)/gi

/** What makes a line more than a line of text: a heading, a quote, a list, a rule, the second row of a table. */
const LINE_BEGINS = /^([ \t]*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=|:][-=|: \t]*$)/gm
const NUMBERED = /^([ \t]*\d{1,9})([.)])/gm

/** For a place inside a line, e.g. a quote between its quotation marks; further lines of it are looked after too. */
export function inLine(text: string): string {
  const escaped = text
    .replace(BACKSLASH, '\\\\')
    .replace(PAIRED, '\\$&')
    .replace(LINK, '\\]')
    .replace(ENTITY, '\\&')
    .replace(REASONING, '&lt;')
    .replace(TAG, '\\<')
  const end = escaped.indexOf('\n')
  return end < 0 ? escaped : escaped.slice(0, end) + asLines(escaped.slice(end))
}

/** For lines of their own. */
export function lines(text: string): string {
  return asLines(inLine(text))
}

/** For a cell of a table: no bar, no line break. */
export function inCell(text: string): string {
  return inLine(text.replace(/\s*\n\s*/g, ' ')).replaceAll('|', '\\|')
}

function asLines(escaped: string): string {
  return escaped.replace(LINE_BEGINS, '$1\\$2').replace(NUMBERED, '$1\\$2')
}
