import type { Library, ReportRecord } from '../../../library/library.ts'

/** Places are named up to so many; a library may hold thousands. */
const PLACES_SHOWN = 20
/** Years of one place, newest first. */
const YEARS_SHOWN = 6

/** Until the library is open nobody knows what is held. */
const BEFORE_LIBRARY =
  '服务刚刚启动，正在读入报告。现在就可以提问，读完后回答；请写明地区、年份和要问的事，例如：某区2024年法治政府建设还存在哪些不足？'

/** What a person reads first: what can be asked, what is held, and how to begin; only questions that the library can answer. */
export function welcomeText(library: Pick<Library, 'reports'> | undefined): string {
  const lines = [
    '您好！我根据收录的法治政府建设年度报告回答问题：每句话都引自报告原文，注明标题、章节和年份；报告里没有的，会如实说“未找到”。',
  ]
  if (!library) return `${lines[0]}\n\n${BEFORE_LIBRARY}`
  const held = heldByPlace(library.reports())
  if (held.length === 0) return `${lines[0]}\n\n目前还没有收录报告。`
  const total = held.reduce((sum, { reports }) => sum + reports, 0)
  lines.push('', `现收录${total}份报告：`)
  for (const { name, years } of held.slice(0, PLACES_SHOWN)) lines.push(`- ${name}${years}`)
  if (held.length > PLACES_SHOWN) lines.push(`- 等${held.length}个地区`)
  lines.push('', '可以这样问：', ...examples(held).map(example => `- ${example}`))
  lines.push('', '接着问时可以省略地区和年份；发送“新话题”重新开始。')
  return lines.join('\n')
}

type Held = { readonly name: string; readonly years: string; readonly newest: number | null; readonly reports: number }

function heldByPlace(reports: readonly ReportRecord[]): Held[] {
  const places = new Map<string, ReportRecord[]>()
  for (const report of reports) {
    const name = report.place?.path.at(-1) ?? '其他'
    places.set(name, [...(places.get(name) ?? []), report])
  }
  return [...places].map(([name, of]) => {
    const years = [...new Set(of.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a)
    const shown = years.slice(0, YEARS_SHOWN).join('、')
    const more = years.length > YEARS_SHOWN ? '等' : ''
    const named = years.length > 0 ? `：${shown}年${more}` : ''
    return { name, years: named, newest: of[0]?.place ? (years[0] ?? null) : null, reports: of.length }
  })
}

/**
 * Asked of places and years that are held; matters that every such report has a part on. No figure is: which ones a
 * report states is not known here, and the first thing a person tries is not to end as not found.
 */
function examples(held: readonly Held[]): string[] {
  const named = held.filter(({ newest }) => newest !== null)
  const [first, second] = named
  if (!first) return ['报告中提到了哪些存在的问题？']
  const questions = [
    `${first.name}${first.newest}年法治政府建设还存在哪些不足？`,
    `${first.name}${first.newest}年下一步有哪些打算？`,
  ]
  if (second) questions.push(`${second.name}${second.newest}年法治政府建设还存在哪些不足？`)
  return questions
}
