/** What names one place of one revision of a report. */
export type CitedPlace = {
  readonly report: { readonly id: string; readonly revision: number }
  readonly start: number
  readonly end: number
}

/** The address of the page where a person sees a quote in its report. @param publicUrl without a slash at its end */
export function sourceLink(publicUrl: string, { report, start, end }: CitedPlace): string {
  const id = encodeURIComponent(report.id)
  return `${publicUrl}/reports/${id}?revision=${report.revision}&start=${start}&end=${end}#quote`
}
