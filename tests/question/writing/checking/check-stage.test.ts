import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkStage } from '../../../../src/question/writing/checking/check-stage.ts'
import { sourceWith } from './a-checker.ts'
import { judged } from './judged.ts'

const judge = (quote: string, raw: string, language: Language) =>
  judged(checkStage, `${raw}[1]。`, language, [sourceWith(quote)])

const REVIEW = '全年受理行政复议申请820宗,审结641宗。'
const PENALTY = '共下达行政处罚决定83起。'
const DEMOLISHED = '共核查疑似违法图斑282宗，处置违法图斑63宗，拆除新增“两违”703宗。'
const REFUSED = '共收到申请5件(线上3件、线下2件;含不予受理1份),受理的申请均按时答复。'
const NO_VERB = '为群众提供法律咨询3360余人次,法律援助案件667件。'
const LICENCE = '全市共296名执法人员报名参加考试，165人取得执法资格。'
const REPEALED = '经清理，废止3件规范性文件。'

describe('a stage that the quote says of it', () => {
  test.each([
    [REVIEW, 'zh', '受理820宗，审结641宗'],
    [REVIEW, 'zh', '受理的820宗申请中，已办结641宗'],
    [REVIEW, 'en', 'It accepted 820 applications and closed 641'],
    [PENALTY, 'en', 'It issued 83 penalty decisions'],
    [
      DEMOLISHED,
      'en',
      'It checked 282 suspected illegal plots and dealt with 63; 703 illegal buildings were demolished',
    ],
    [REFUSED, 'zh', '收到申请5件，其中1份不予受理'],
    [NO_VERB, 'en', 'It handled 667 legal aid cases'],
    [LICENCE, 'en', 'Of the 296 officers who registered, 165 obtained the qualification'],
    [REPEALED, 'en', 'Three normative documents were repealed after the clean-up'],
  ] as const)('%s %s: %s', (quote, language, raw) => {
    expect(judge(quote, raw, language)).toBe('no fault')
  })
})

describe('another stage', () => {
  test.each([
    [REVIEW, 'zh', '审结行政复议申请820宗'],
    [REVIEW, 'zh', '收到行政复议申请820宗'],
    [REVIEW, 'en', 'It concluded 820 applications'],
    [PENALTY, 'zh', '共撤销行政处罚决定83起'],
    [DEMOLISHED, 'zh', '核查新增“两违”703宗'],
    [DEMOLISHED, 'en', 'It demolished 282 suspected illegal plots'],
    [REFUSED, 'zh', '受理了1份申请'],
    [NO_VERB, 'zh', '受理法律援助案件667件'],
    [LICENCE, 'en', 'Of the 296 officers who registered, 165 applied for the qualification'],
    [REPEALED, 'zh', '经清理，修订3件规范性文件'],
    [REPEALED, 'en', 'Three normative documents were revised after the clean-up'],
  ] as const)('%s %s: %s', (quote, language, raw) => {
    expect(judge(quote, raw, language)).toMatch(/^stage: /)
  })

  test('is found without any figure', () => {
    expect(judge('区法院维持了行政复议决定。', '区法院撤销了行政复议决定', 'zh')).toBe('stage: 撤销')
    expect(judge('印发了规范性文件管理办法。', 'The measures were repealed', 'en')).toBe('stage: repealed')
  })
})
