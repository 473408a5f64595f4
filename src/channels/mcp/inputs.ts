import { z } from 'zod'
import { filtersSchema, questionText } from '../http/question-shapes.ts'

/**
 * Arguments that several tools take. The shapes are those of the HTTP channel; what they mean is said again with
 * `describe`, because a model reads JSON Schema and not the OpenAPI document.
 */

export const question = questionText.describe(
  'In Chinese or English, as a person would ask it: 2024年天河区受理行政复议申请多少宗？',
)

const { places, years, report_ids } = filtersSchema.shape

/** Narrows what is searched; in a model's arguments flat beside the question, which it fills in more surely. */
export const narrowing = {
  places: places.describe('Only reports of these places, as people write them: 增城区, Dongkeng. Usually left out.'),
  years: years.describe('Only reports that review these years. Usually left out.'),
  report_ids: report_ids.describe('Only these reports, by the ids that list_reports gives. Usually left out.'),
}

/** How many of something, from 1. */
export function count(most: number, usual: number) {
  return z.number().int().min(1).max(most).default(usual)
}

/** A report's year. */
export const year = z.number().int().min(1949).max(2100).optional().describe('The year that the reports review: 2024')
