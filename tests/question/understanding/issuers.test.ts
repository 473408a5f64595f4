import { describe, expect, test } from 'vitest'
import type { ReportRecord } from '../../../src/library/library.ts'
import { bureauOf, issuersAsked, preferGovernment } from '../../../src/question/understanding/issuers.ts'
import { readMetadata } from '../../../src/report/metadata.ts'
import { heldReports, readText } from '../../report/held-reports.ts'
import { place, zone } from '../made-up-places.ts'
import { record } from '../made-up-records.ts'

const zengcheng = place('广东省/广州市/增城区')
const pingtan = zone('福建省/福州市/平潭综合实验区')

/** A record as ingest makes it of a file. */
function read(stem: string): ReportRecord {
  const file = heldReports.find(each => each.stem === stem)
  const { text, sections } = readText(`${stem}.txt`, file?.source ?? '')
  return { ...record(stem, { place: pingtan }), ...readMetadata(text, sections, {}, stem) }
}
const government = read('pingtan_fzzf_2022')
const finance = read('pingtan_fzgz_czj_2022')
const social = read('pingtan_fzgz_shsyj_2022')
const held = [government, finance, social]

const answering = (question: string, reports = held) => {
  const { reports: chosen, issuerShown } = preferGovernment(reports, issuersAsked(question, reports))
  return { ids: chosen.map(({ id }) => id), issuerShown }
}

describe('of several reports of one place and year', () => {
  test.each(['平潭2022年培训几次', '平潭管委会2022年', '平潭公安局2022年查办案件多少宗', '各局2022年培训几次'])(
    '%s is answered by the place’s own',
    question => {
      expect(answering(question)).toEqual({ ids: [government.id], issuerShown: false })
    },
  )

  test.each([
    ['平潭综合实验区社会事业局2022年普法', social],
    ['區社會事業局2022年普法', social],
    ["Pingtan's Social Affairs Bureau in 2022", social],
    ['区财政金融局2022年培训几次', finance],
    ['财金局2022年培训几次', finance],
    ['the Finance Bureau of Pingtan', finance],
    ['What did the Bureau of Finance in Pingtan do?', finance],
  ])('%s is answered by the bureau named, and says so', (question, bureau) => {
    expect(answering(question)).toEqual({ ids: [bureau.id], issuerShown: true })
  })

  test('several bureaus that are named all answer', () => {
    expect(answering('社会事业局和财政金融局谁的多').ids).toEqual([finance.id, social.id])
  })

  test('where bureaus alone have reported they answer, and it is said', () => {
    expect(answering('平潭2022年培训几次', [finance, social])).toEqual({
      ids: [finance.id, social.id],
      issuerShown: true,
    })
  })
})

describe('an agency without a report is part of what is asked', () => {
  test.each([
    '生态环境分局查办案件多少宗',
    '区司法局出具意见多少份',
    '公安局长是谁',
    'cases of the Ecology Bureau',
    '《财政金融局办法》',
  ])('%s names no issuer', question => {
    expect(issuersAsked(question, held)).toEqual([])
  })

  test('and one whose report is the only one takes nothing away', () => {
    const only = record('only', { place: zengcheng, year: 2024, issuer: '广州市增城区司法局' })
    expect(answering('区司法局出具意见多少份', [only]).ids).toEqual(['only'])
    expect(answering('教育局培训多少人', [only]).ids).toEqual(['only'])
  })
})

test('the span is the agency’s name as it stands in the question', () => {
  const question = '平潭综合实验区財政金融局2022年'
  expect(issuersAsked(question, held)).toEqual([{ text: '財政金融局', start: 7, end: 12, reportIds: [finance.id] }])
})

describe('whose report it is', () => {
  const of = (title: string, issuer: string | null) => bureauOf({ ...record('r', { place: zengcheng }), title, issuer })

  test.each([
    ['广州市增城区司法局关于2024年度法治政府建设情况的报告', '广州市增城区司法局', '司法局'],
    ['2024年法治政府建设年度报告', '广州市增城区教育局', '教育局'],
    ['增城区卫生健康局2024年度法治政府建设情况报告', null, '卫生健康局'],
    ['增城区发展和改革委员会2024年工作报告', null, '发展和改革委员会'],
  ])('%s is a bureau’s', (title, issuer, bureau) => {
    expect(of(title, issuer)).toBe(bureau)
  })

  test.each([
    ['广州市增城区2024年法治政府建设年度报告', '广州市增城区司法局'],
    ['增城区人民政府2024年法治政府建设年度报告', '广州市增城区司法局'],
    ['2024年法治政府建设年度报告', '广州市增城区人民政府办公室'],
    ['2024年法治政府建设年度报告', '增城区委全面依法治区委员会办公室'],
    ['2024年法治政府建设年度报告', null],
    ['增城经济技术开发区管委会2024年工作报告', null],
  ])('%s, issued by %s, is the place’s own', (title, issuer) => {
    expect(of(title, issuer)).toBeUndefined()
  })
})
