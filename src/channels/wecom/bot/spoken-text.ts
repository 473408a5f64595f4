/** Blanks that clients put behind a mention: U+2005 is one of them, the zero-width ones are seen by nobody. */
const BLANK = '[\\s\\p{Cf}]'

/** A mention begins a text or stands behind something that no e-mail address has before its @. */
const NOT_IN_ADDRESS = '(?<![A-Za-z0-9._%+-])'

/** What may follow a mention when its name is whole; more letters would make it somebody else's. */
const NAME_ENDS = `(?=${BLANK}|[，,：:。.！!？?、；;@]|$)`

/** Names of people, one after the other, which a message in a group begins with; a client ends each with a blank. */
const LEADING_MENTIONS = new RegExp(`^${BLANK}*(?:@[^\\s\\p{Cf}@]{1,64}(?:${BLANK}+|$))+`, 'u')

const EDGES = new RegExp(`^(?:${BLANK}|[，,：:])+|${BLANK}+$`, 'gu')

/**
 * What is said in a message, without the mentions that made it reach the bot: WeCom marks none, they stand in the text.
 * The configured names may hold blanks and may stand anywhere; of other names only those that the text begins with are
 * taken out. An @ inside a sentence and an e-mail address stay.
 */
export function spokenText(text: string, botNames: readonly string[]): string {
  const longestFirst = botNames
    .map(name => name.trim().replace(/^@/, ''))
    .filter(name => name !== '')
    .sort((one, other) => other.length - one.length)
    .map(pattern)
  if (longestFirst.length === 0) return trimmed(text.replace(LEADING_MENTIONS, ''))
  const names = `@(?:${longestFirst.join('|')})`
  const mention = new RegExp(`${NOT_IN_ADDRESS}${names}${NAME_ENDS}${BLANK}*`, 'giu')
  // Typed by hand, a name may be followed by the question without a blank, which only Chinese letters can begin.
  const glued = new RegExp(`^${BLANK}*${names}(?=\\p{Script=Han})`, 'iu')
  return trimmed(text.replace(mention, ' ').replace(glued, '').replace(LEADING_MENTIONS, ''))
}

/** A name as it may be written: each blank in it as any run of blanks. */
function pattern(name: string): string {
  return name
    .split(/\s+/)
    .map(word => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join(`${BLANK}+`)
}

/** Mentions leave their blanks and commas behind. */
function trimmed(text: string): string {
  return text.replace(EDGES, '')
}
