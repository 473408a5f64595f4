import { z } from '@hono/zod-openapi'
import type { answerSchema } from '../http/answer-shape.ts'
import { sourceLink } from '../web/source-link.ts'

export const annotationSchema = z
  .object({
    type: z.literal('url_citation'),
    url_citation: z.object({
      url: z
        .string()
        .openapi({ description: "The source page; a path of this service's where it has no public address." }),
      title: z.string(),
      start_index: z
        .number()
        .int()
        .min(0)
        .openapi({ description: 'Of the marker [1] in content, in UTF-16 code units.' }),
      end_index: z.number().int().min(0).openapi({ description: 'Behind the marker.' }),
    }),
  })
  .openapi('OpenAIAnnotation')

type Annotation = z.infer<typeof annotationSchema>
type Answer = z.infer<typeof answerSchema>

/** One for each citation, at the marker behind its quote; where the text does not show the quote, at its first marker. */
export function annotationsOf({ answer, citations }: Answer, publicUrl: string | undefined): Annotation[] {
  return citations.flatMap(citation => {
    const marker = `[${citation.index}]`
    // What is worded further up may carry the same marker, and even the same words; a quote may hold brackets of its own.
    const quoted = answer.lastIndexOf(`“${citation.quote}”`)
    const behind = quoted < 0 ? -1 : answer.indexOf(marker, quoted + citation.quote.length)
    const start = behind < 0 ? answer.indexOf(marker) : behind
    if (start < 0) return []
    const { title } = citation.report
    const url = urlOf(citation, publicUrl)
    const url_citation = { url, title, start_index: start, end_index: start + marker.length }
    return [{ type: 'url_citation' as const, url_citation }]
  })
}

function urlOf(citation: Answer['citations'][number], publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return sourceLink(publicUrl, citation)
  return citation.report.url ?? sourceLink('', citation)
}
