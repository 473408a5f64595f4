import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import type { FeedbackOnAnswer } from '../../library/answer-log.ts'
import { everyFeedback, firstLineOf } from '../answers/feedback-export.ts'
import { feedbackOnAnswerShape } from '../http/answers/answers-shapes.ts'
import { type Column, csvTable } from '../http/reports/csv.ts'
import { withRecords } from './open.ts'

const COLUMNS: readonly Column<FeedbackOnAnswer>[] = [
  { name: 'at', of: ({ feedback }) => feedback.at.toISOString() },
  { name: 'channel', of: ({ feedback }) => feedback.channel },
  { name: 'rating', of: ({ feedback }) => feedback.rating },
  { name: 'reasons', of: ({ feedback }) => feedback.reasons.join(' ') },
  { name: 'comment', of: ({ feedback }) => feedback.comment },
  { name: 'question', of: ({ answer }) => answer.question },
  { name: 'status', of: ({ answer }) => answer.reason ?? answer.status },
  { name: 'answer', of: ({ answer }) => firstLineOf(answer) },
  { name: 'citations', of: ({ answer }) => citationsText(answer) },
  { name: 'answer_id', of: ({ answer }) => answer.id },
]

/** What readers said, oldest first. JSON and CSV stand alone on standard output. */
export async function exportFeedback(
  config: Config,
  { csv, json }: { csv?: true; json?: true },
  print: (text: string) => void,
): Promise<void> {
  if (csv && json) throw new AppError('bad_request', 'Give --csv or --json, not both')
  await withRecords(config, async ({ answers }) => {
    const newestFirst: FeedbackOnAnswer[] = []
    for await (const each of everyFeedback(answers)) newestFirst.push(each)
    const exported = newestFirst.reverse()
    if (json) print(JSON.stringify(exported.map(feedbackOnAnswerShape), null, 2))
    else if (csv) print(csvTable(COLUMNS, exported).trimEnd())
    else
      print(exported.length > 0 ? exported.map(feedbackText).join('\n') : 'Nobody has said anything of an answer yet')
  })
}

function feedbackText({ feedback, answer }: FeedbackOnAnswer): string {
  const { at, channel, rating, reasons, comment } = feedback
  return [
    [at.toISOString(), channel, rating, ...reasons].join('  '),
    `  ? ${answer.question}`,
    `  ${firstLineOf(answer)}  (${answer.id})`,
    ...(comment === null ? [] : [`  “${comment}”`]),
  ].join('\n')
}

/** One a line. */
function citationsText({ citations }: FeedbackOnAnswer['answer']): string {
  return citations.map(({ index, reportId, quote }) => `[${index}] ${reportId} “${quote}”`).join('\n')
}
