/** Where to go from a response, for the OpenAPI document: tools that follow links call what needs an id with a real one. */

const answerId = '$response.body#/id'
const firstReport = '$response.body#/reports/0/id'
const firstAnswer = '$response.body#/answers/0/id'

/** From what POST /v1/ask answers. */
export const linksOfAnswer = {
  answer: link('getAnswer', 'The answer as it is kept.', { id: answerId }),
  feedback: link('giveFeedback', 'What the reader thinks of the answer.', { id: answerId }),
  replay: link('replayAnswer', "The answer against today's library.", { id: answerId }),
  report: link('getReport', 'The report that the first citation is from, as it was quoted.', {
    id: '$response.body#/citations/0/report/id',
    'query.revision': '$response.body#/citations/0/report/revision',
  }),
  quote: link('showReportPage', 'The first citation in its report, for people.', {
    id: '$response.body#/citations/0/report/id',
    'query.revision': '$response.body#/citations/0/report/revision',
    'query.start': '$response.body#/citations/0/start',
    'query.end': '$response.body#/citations/0/end',
  }),
  next: {
    ...link('ask', 'The next question, which goes on from this one.', {}),
    requestBody: { question: '那2023年呢？', conversation_id: '$response.body#/conversation_id' },
  },
}

/** From what GET /v1/reports answers. */
export const linksOfReports = {
  report: link('getReport', 'The first report, whole.', { id: firstReport }),
  source: link('getReportSource', 'The file of the first report.', { id: firstReport }),
  page: link('showReportPage', 'The first report, for people.', { id: firstReport }),
  figures: link('listFigures', 'The figures of the first report.', { 'query.report': firstReport }),
}

/** From what GET /v1/answers answers. */
export const linksOfAnswers = {
  answer: link('getAnswer', 'The newest answer.', { id: firstAnswer }),
  next: link('listAnswers', 'The next page.', { 'query.before': '$response.body#/next' }),
}

/** From what GET /v1/feedback answers. */
export const linksOfFeedback = {
  answer: link('getAnswer', 'The answer that was spoken of last.', { id: '$response.body#/feedback/0/answer_id' }),
  next: link('exportFeedback', 'The next page.', { 'query.before': '$response.body#/next' }),
}

/** From what GET /v1/models answers. */
export const linksOfModels = {
  model: link('model', 'The first model.', { id: '$response.body#/data/0/id' }),
}

function link(operationId: string, description: string, parameters: Readonly<Record<string, string>>) {
  const named = Object.entries(parameters).map(([name, value]) => [name.includes('.') ? name : `path.${name}`, value])
  return { operationId, description, parameters: Object.fromEntries(named) }
}
