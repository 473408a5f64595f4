/**
 * Distinct questions for timing: every topic with every opening, so that no cache of question vectors ever helps. Topics
 * are the genre's, not those of any gold set.
 */

const TOPICS: readonly (readonly [string, string])[] = [
  ['行政复议案件', 'administrative reconsideration cases'],
  ['行政诉讼案件', 'administrative lawsuits'],
  ['规范性文件', 'normative documents'],
  ['法律顾问', 'legal advisers'],
  ['普法活动', 'legal education events'],
  ['人民调解', "people's mediation"],
  ['行政处罚', 'administrative penalties'],
  ['信访事项', 'petitions'],
  ['政务公开', 'government transparency'],
  ['执法培训', 'law enforcement training'],
  ['安全生产检查', 'work safety inspections'],
  ['营商环境', 'the business environment'],
  ['重大行政决策', 'major administrative decisions'],
  ['法律援助', 'legal aid'],
  ['网格管理', 'grid management'],
  ['人大代表建议', "proposals of people's congress deputies"],
]

const CHINESE: readonly ((place: string, topic: string) => string)[] = [
  (place, topic) => `${place}${topic}一共有多少？`,
  (place, topic) => `${place}在${topic}方面做了什么？`,
  (place, topic) => `${place}的${topic}存在哪些问题？`,
  (place, topic) => `请介绍${place}${topic}的情况`,
]
const ENGLISH: readonly ((place: string, topic: string) => string)[] = [
  (place, topic) => `How many ${topic} were there${place ? ` in ${place}` : ''}?`,
  (place, topic) => `What was done about ${topic}${place ? ` in ${place}` : ''}?`,
]

export type BenchQuestion = { readonly text: string; readonly scoped: boolean }

/** Half of the questions name one of the places, half name none; two thirds are Chinese. `places`: [Chinese, English]. */
export function benchQuestions(places: readonly (readonly [string, string])[]): BenchQuestion[] {
  const questions: BenchQuestion[] = []
  TOPICS.forEach(([chinese, english], at) => {
    const [place = '', spelled = ''] = places[at % places.length] ?? []
    for (const ask of CHINESE)
      questions.push({ text: ask(place, chinese), scoped: true }, { text: ask('', chinese), scoped: false })
    for (const ask of ENGLISH)
      questions.push({ text: ask(spelled, english), scoped: true }, { text: ask('', english), scoped: false })
  })
  return questions
}
