import type { AnswerLog, FeedbackOnAnswer, KeptAnswer } from '../../library/answer-log.ts'

/** Feedback read at a time where all is gone through. */
const PAGE = 200

/** All that readers said of answers that are still kept, what was kept last first. */
export async function* everyFeedback(answers: Pick<AnswerLog, 'listFeedback'>): AsyncGenerator<FeedbackOnAnswer> {
  let page = await answers.listFeedback({ limit: PAGE })
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield* page
    page = await answers.listFeedback({ limit: PAGE, before: last.position })
  }
}

/** Says whose report of which year was understood, or that nothing was found. */
export function firstLineOf({ body }: Pick<KeptAnswer, 'body'>): string {
  const { answer } = JSON.parse(body) as { answer: string }
  return answer.split('\n', 1)[0] ?? ''
}
