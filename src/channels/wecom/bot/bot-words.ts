import type { Language } from '../../../question/question.ts'

/** What the bot says itself; everything else in an answer is quoted. */
type Words = {
  /** While an answer is looked for. */
  readonly looking: string
  /** The same while the service is starting. */
  readonly reading: string
  /** A stream's end where the answer takes another way. */
  readonly apart: string
  readonly fault: string
  readonly late: string
  readonly newTopic: string
  readonly tooLong: (characters: number) => string
  /** Of a stream that nobody remembers. */
  readonly forgotten: string
  readonly unsupported: string
}

const ZH: Words = {
  looking: '正在查阅年度报告……',
  reading: '服务刚刚启动，正在读入年度报告，读完就回答这个问题……',
  apart: '这个问题查阅的时间较长，答案将另行发送到本会话。',
  fault: '抱歉，回答这个问题时出了故障，没有得出结果。故障已记录，请稍后再问一次。',
  late: '抱歉，这个问题没能在企业微信允许的时间内回答。请再问一次。',
  newTopic: '好的，已开始新话题，之前的问题不再作为上下文。请写明地区和年份提问。',
  tooLong: characters => `未回答：问题太长，请缩短到${characters}字以内，或分成几个问题。`,
  forgotten: '这个问题的回答已不在记录中，请再问一次。',
  unsupported: '目前只能回答文字、语音和图文消息中的文字，看不了图片、文件和视频。请把问题写成文字发来。',
}

const EN: Words = {
  looking: 'Looking into the annual reports…',
  reading: 'The service has just started and is reading the annual reports; this question is answered right after…',
  apart: 'This question takes longer to look into; the answer will be sent to this chat separately.',
  fault:
    'Sorry, something failed while this question was answered, and there is no result. It has been recorded; please ask again later.',
  late: 'Sorry, this question could not be answered in the time that WeCom allows. Please ask again.',
  newTopic: 'A new topic begins; earlier questions are left behind. Please name the place and the year you ask about.',
  tooLong: characters =>
    `Not answered: the question is too long. Please shorten it to ${characters} characters, or split it.`,
  forgotten: 'The answer to this question is not on record any more; please ask again.',
  unsupported: 'I answer text, voice messages and the text beside pictures, and cannot read pictures, files or videos.',
}

export function words(language: Language): Words {
  return language === 'zh' ? ZH : EN
}

/** What begins a fresh conversation, and nothing besides. */
const NEW_TOPIC =
  /^[\s「『“"'【]*(?:新[话話][题題]|新[对對][话話]|换个话题|重新开始|new\s+topic|start\s+over)[\s」』”"'】。.!！]*$/iu

export function beginsNewTopic(text: string): boolean {
  return NEW_TOPIC.test(text)
}
