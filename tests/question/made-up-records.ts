import type { Place, ReportRecord } from '../../src/library/library.ts'

type About = { readonly place?: Place; readonly year?: number; readonly issuer?: string; readonly title?: string }

/** What is known of a report of this id; without place and year unless they are given. */
export function record(id: string, about: About = {}): ReportRecord {
  const { place = null, year = null, issuer = null } = about
  return {
    id,
    revision: 1,
    title: about.title ?? `${place?.path.at(-1) ?? id}${year ?? ''}年度报告`,
    titleDerived: false,
    issuer,
    place,
    year,
    planYear: year === null ? null : year + 1,
    published: null,
    documentNumber: null,
    url: null,
    mediaType: 'text/plain',
    fileName: `${id}.txt`,
    given: {},
    contentHash: '',
    inputHash: '',
    fingerprint: 'f',
  }
}
