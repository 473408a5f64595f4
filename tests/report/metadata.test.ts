import { describe, expect, test } from 'vitest'
import type { GivenMetadata } from '../../src/library/library.ts'
import { type Metadata, readMetadata } from '../../src/report/metadata.ts'
import { heldReports, readText } from './held-reports.ts'
import { madeUpOpenings } from './made-up-openings.ts'

function metadataOf(
  text: string,
  { given = {}, fileName = 'report' }: { given?: GivenMetadata; fileName?: string } = {},
) {
  const reading = readText('a.txt', text)
  return readMetadata(reading.text, reading.sections, given, fileName)
}

type Known = Pick<Metadata, 'title' | 'titleDerived' | 'issuer' | 'year' | 'published'> & { readonly place: string }

const PINGTAN = '福建省/福州市/平潭综合实验区'
const derived = (
  title: string,
  issuer: string | null,
  year: number,
  published: string | null,
  place = PINGTAN,
): Known => ({
  title,
  titleDerived: true,
  issuer,
  year,
  published,
  place,
})

/** Read from the files by eye. The Pingtan reports name neither title nor date; only the letter (han) is signed. */
const KNOWN: Record<string, Known> = {
  'dongkeng-2023': derived(
    '东坑镇2023年法治政府建设年度报告',
    '东莞市东坑镇人民政府',
    2023,
    '2024-01-30',
    '广东省/东莞市/东坑镇',
  ),
  'dongqu-2024': {
    title: '东区街道2024年法治政府建设年度报告',
    titleDerived: false,
    issuer: '中山市人民政府东区街道办事处',
    year: 2024,
    published: '2025-02-20',
    place: '广东省/中山市/东区街道',
  },
  'lushandao-2023': {
    title: '鲁山道街道2023年法治政府建设年度报告',
    titleDerived: false,
    issuer: '天津市河东区人民政府鲁山道街道办事处',
    year: 2023,
    published: '2024-01-23',
    place: '天津市/河东区/鲁山道街道',
  },
  'pingcheng-2024': {
    title: '大同市平城区人民政府关于平城区2024年法治政府建设年度报告',
    titleDerived: false,
    issuer: '大同市平城区人民政府',
    year: 2024,
    published: null,
    place: '山西省/大同市/平城区',
  },
  'zengcheng-2024': {
    title: '广州市增城区司法局关于2024年度法治政府建设情况的报告',
    titleDerived: false,
    issuer: '广州市增城区司法局',
    year: 2024,
    published: '2025-01-15',
    place: '广东省/广州市/增城区',
  },
  pingtan_fzgz_czj_2022: derived(
    '平潭综合实验区财政金融局2022年法治政府建设年度报告',
    '平潭综合实验区财政金融局',
    2022,
    null,
  ),
  pingtan_fzgz_shsyj_2022: derived(
    '平潭综合实验区社会事业局2022年法治政府建设年度报告',
    '平潭综合实验区社会事业局',
    2022,
    null,
  ),
  pingtan_fzzf_2021: derived('平潭综合实验区2021年法治政府建设年度报告', null, 2021, null),
  pingtan_fzzf_2022: derived('平潭综合实验区2022年法治政府建设年度报告', null, 2022, null),
  pingtan_fzzf_2023: derived('平潭综合实验区2023年法治政府建设年度报告', null, 2023, null),
  pingtan_fzzf_2023_han: derived(
    '平潭综合实验区管委会2023年法治政府建设年度报告',
    '平潭综合实验区管委会',
    2023,
    '2024-02-23',
  ),
  pingtan_fzzf_2024: derived('平潭综合实验区2024年法治政府建设年度报告', null, 2024, null),
  pingtan_fzzf_2025: derived('平潭综合实验区2025年法治政府建设年度报告', null, 2025, null),
}

describe('the thirteen reports', () => {
  test('are all known', () => {
    expect(heldReports.map(({ stem }) => stem).sort()).toEqual(Object.keys(KNOWN).sort())
  })

  test.each(heldReports)('$stem', ({ stem, source }) => {
    const { place, documentNumber, url, planYear, ...read } = metadataOf(source, { fileName: stem })
    const held = KNOWN[stem]
    if (!held) throw new Error(`${stem} is not known`)
    const { place: knownPlace, ...known } = held
    expect({ ...read, place: place?.path.join('/') }).toEqual({ ...known, place: knownPlace })
    expect(planYear).toBe((known.year ?? 0) + 1)
    expect([documentNumber, url]).toEqual([null, null])
  })

  test.each(heldReports)(
    '$stem has place, issuer and year even if the file’s name says nothing',
    ({ stem, source }) => {
      const { place, issuer, year } = metadataOf(source)
      expect({ place: place?.path.join('/'), issuer, year }).toMatchObject({
        place: KNOWN[stem]?.place,
        issuer: KNOWN[stem]?.issuer,
        year: KNOWN[stem]?.year,
      })
    },
  )

  test('agree on where one place lies', () => {
    const places = heldReports
      .filter(({ stem }) => stem.startsWith('pingtan'))
      .map(({ source }) => metadataOf(source).place)
    expect(new Set(places.map(place => JSON.stringify(place))).size).toBe(1)
    expect(places[0]?.level).toBe('zone')
  })
})

describe('reports of other provinces', () => {
  test.each(madeUpOpenings)('$place, $issuer', ({ text, place, level, issuer, year, title, published }) => {
    const read = metadataOf(text)
    expect({
      place: read.place?.path.join('/'),
      level: read.place?.level,
      issuer: read.issuer,
      year: read.year,
      planYear: read.planYear,
    }).toEqual({
      place,
      level,
      issuer,
      year,
      planYear: year + 1,
    })
    expect(read.title).toBe(title ?? text.split('\n')[0])
    if (published !== undefined) expect(read.published).toBe(published)
  })
})

describe('what a person said', () => {
  const text = madeUpOpenings[0]?.text ?? ''

  test('wins over what is read, field by field', () => {
    const given: GivenMetadata = {
      title: '别的题目',
      issuer: '别的机关',
      place: '广东省广州市增城区',
      year: 2020,
      planYear: 2030,
      published: '2021-01-01',
      documentNumber: '增府〔2021〕1号',
      url: 'https://example.gov.cn/a',
    }
    expect(metadataOf(text, { given })).toEqual({
      ...given,
      titleDerived: false,
      place: { path: ['广东省', '广州市', '增城区'], level: 'district' },
    })
  })

  test('leaves the other fields as they are read', () => {
    const { year, planYear, title, published } = metadataOf(text, { given: { year: 2020 } })
    expect({ year, planYear, title, published }).toEqual({
      year: 2020,
      planYear: 2021,
      title: '余杭区2023年度法治政府建设工作报告',
      published: '2024-03-12',
    })
  })

  test('a place that no gazetteer has is taken as it is written', () => {
    expect(metadataOf(text, { given: { place: '某某合作区' } }).place).toEqual({ path: ['某某合作区'], level: 'zone' })
  })
})

test('a text that says nothing of itself has a title all the same, and nothing invented', () => {
  expect(metadataOf('全年办理案件12件，办结10件，各项工作有序推进。')).toEqual({
    title: '年度报告',
    titleDerived: true,
    issuer: null,
    place: null,
    year: null,
    planYear: null,
    published: null,
    documentNumber: null,
    url: null,
  })
})
