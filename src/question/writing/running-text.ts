import type { Language } from '../question.ts'

/** Sentences of a list stand on lines of their own; see `shownOf`. */
const isListed = (shown: string) => shown.startsWith('- ')

/** Its mark, and what may stand behind it. */
const ENDED = /[。！？!?；][”’」』）》)]*(?:\[\d+\])*$/

/** Sentences as one text, which only grows at its end when another one comes. */
export function runningText(sentences: readonly { readonly shown: string }[], language: Language): string {
  let text = ''
  let before = ''
  for (const { shown } of sentences) {
    text += (before === '' ? '' : between(before, shown, language)) + shown
    before = shown
  }
  return text
}

function between(before: string, after: string, language: Language): string {
  if (isListed(before) || isListed(after)) return '\n'
  // What has no end mark stood on a line of its own; 31件 and 2024年 must not run together.
  if (language === 'zh') return ENDED.test(before) ? '' : '\n'
  return ' '
}
