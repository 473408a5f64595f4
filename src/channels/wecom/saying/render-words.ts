import type { Language, Suggestion } from '../../../question/question.ts'

/** What the messages themselves say around an answer. */
type Words = {
  /** What the first line of an answer that found nothing begins with. */
  readonly notFound: string
  readonly year: (year: number) => string
  readonly source: string
  readonly notice: (message: string) => string
  /** Before the suggestions of each kind; in a group the bot hears only what mentions it. */
  readonly suggested: Readonly<Record<Suggestion['kind'], string>>
  readonly inGroup: string
  /** Between what a figure is and the figure. */
  readonly colon: string
}

const CHINESE: Words = {
  notFound: '未找到：',
  year: year => `${year}年`,
  source: '查看原文',
  notice: message => `注：${message}`,
  suggested: { question: '可以接着问：', section: '相近的章节：', report: '相关的报告：' },
  inGroup: '可以接着问（在群里请@我）：',
  colon: '：',
}

const ENGLISH: Words = {
  notFound: 'Not found: ',
  year: year => `${year} report`,
  source: 'source',
  notice: message => `Note: ${message}`,
  suggested: { question: 'You can go on with:', section: 'Sections that come near:', report: 'Reports:' },
  inGroup: 'You can go on with (mention me here):',
  colon: ': ',
}

export function wordsIn(language: Language): Words {
  return language === 'zh' ? CHINESE : ENGLISH
}
