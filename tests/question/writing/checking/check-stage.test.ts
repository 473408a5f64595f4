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

describe('words with other meanings', () => {
  test.each([
    ['开展专项整治，查摆问题38个。', 'In a special campaign, it identified 38 problems'],
    ['抽检食用农产品1140批次，对13批次不合格产品依法立案处置。', 'It sampled 1,140 batches; cases were filed for 13'],
    ['办理检察建议44件，回复率、采纳率均为100%。', 'All 44 procuratorial suggestions were replied to'],
    ['183名执法人员中法律专业背景的仅31名', 'It admits that only 31 of the 183 officers have a legal background'],
    ['检查次数由8420次降至5136次。', 'Inspections dropped from 8,420 to 5,136'],
    ['审核拟制文件128件。', 'It reviewed 128 draft documents'],
    ['收回承接效果不佳的事项41项。', '41 items that had not been taken on well were withdrawn'],
    ['调解、和解39件，直接纠错8件。', '39 cases ended in mediation and 8 acts were corrected'],
    ['评查案卷158卷，发现问题94个。', 'A review of 158 files found 94 problems'],
    ['年末在册188人，警告12人次。', '188 people were on the register at the end of the year'],
    ['将187件援助案件分流至人民调解组织，成功调解143件。', 'Of the 187 cases referred to mediation, 143 were mediated'],
  ])('are no stage by themselves: %s %s', (quote, raw) => {
    expect(judge(quote, raw, 'en')).toBe('no fault')
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
    ['全年审理行政复议案件67件。', 'en', 'In all, 67 reconsideration cases were dismissed'],
    ['监督指导公证机构办理公证业务3195件。', 'en', 'Notaries that it supervised and guided concluded 3,195 matters'],
    ['办结12345热线工单1.9万件。', 'en', '19,000 work orders of the 12345 hotline were received'],
  ] as const)('%s %s: %s', (quote, language, raw) => {
    expect(judge(quote, raw, language)).toMatch(/^stage: /)
  })

  test('is found without any figure', () => {
    expect(judge('区法院维持了行政复议决定。', '区法院撤销了行政复议决定', 'zh')).toBe('stage: 撤销')
    expect(judge('印发了规范性文件管理办法。', 'The measures were repealed', 'en')).toBe('stage: repealed')
  })
})
