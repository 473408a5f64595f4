import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkPolarity } from '../../../../src/question/writing/checking/check-polarity.ts'
import { sourceWith } from './a-checker.ts'
import { judged } from './judged.ts'

const judge = (quote: string, raw: string, language: Language, path = ['一、主要举措']) =>
  judged(checkPolarity, `${raw}[1]。`, language, [sourceWith(quote, { path })])

const ON_TIME = '办理行政诉讼案件69宗,均按时提交书面材料。'
const NONE_FOUND = '经清理，废止规范性文件3件，未发现与上位法相抵触的规范性文件。'
const NONE_LATE = '共报送备案规范性文件27件，未出现有件不报、报备不及时现象。'
const PUT_OFF = '违法建筑暂缓拆除287宗。'
const PROPOSED = '规范性文件拟废止94份，拟修订20份。'
const NEXT = '持续加强执法队伍建设，开展执法培训10场次以上。'
const PLANS = ['七、下一步工作安排']

describe('not done and done', () => {
  test.each([
    [ON_TIME, 'zh', '69宗行政诉讼案件全部按时提交了书面材料'],
    [NONE_FOUND, 'zh', '清理后没有发现与上位法抵触的规范性文件'],
    [NONE_FOUND, 'en', 'No normative documents in conflict with higher-level law were found'],
    [
      NONE_LATE,
      'en',
      '27 documents were submitted for the record; no document went unreported and none was reported late',
    ],
    [PUT_OFF, 'en', 'The demolition of 287 illegal buildings was postponed'],
    [
      '在岗人员与监管任务不匹配，10名执法人员尚未取得证件。',
      'en',
      'The staff do not match the tasks; ten had not yet got a certificate',
    ],
    ['排查纠纷693件，成功调解684件。', 'en', 'Of 693 disputes uncovered, 684 were settled'],
    ['依申请公开52件，均按时答复。', 'en', 'All 52 requests were answered without delay'],
    ['普法形式不够新颖。', 'en', 'Publicity was not novel enough in form'],
    ['办理行政处罚案件18件，罚款11万元。', 'zh', '办理行政处罚案件18件，罚没款11万元'],
    ['申请时无需再提供证明。', 'zh', '申请时不用再提供证明'],
    ['开展模拟法庭4场，覆盖学生187人。', 'en', 'Four moot courts were held, which reached 187 students'],
  ] as const)('as the quote says: %s %s: %s', (quote, language, raw) => {
    expect(judge(quote, raw, language)).toBe('no fault')
  })

  test.each([
    [ON_TIME, 'zh', '69宗行政诉讼案件未按时提交书面材料'],
    [ON_TIME, 'en', 'The written materials of 69 cases were not submitted on time'],
    [NONE_FOUND, 'zh', '清理后发现与上位法相抵触的规范性文件'],
    [NONE_FOUND, 'en', 'Normative documents in conflict with higher-level law were found'],
    [NONE_FOUND, 'en', 'Three normative documents were not repealed'],
    ['全年受理案件43件，未发生群体性事件。', 'en', 'It did not accept 43 cases'],
    [PUT_OFF, 'zh', '拆除违法建筑287宗'],
    [PUT_OFF, 'en', 'In all, 287 illegal buildings were demolished'],
  ] as const)('the other way round: %s %s: %s', (quote, language, raw) => {
    expect(judge(quote, raw, language)).toMatch(/^polarity: /)
  })
})

describe('intended and done', () => {
  test.each([
    [PROPOSED, 'zh', '规范性文件拟废止94份、拟修订20份', undefined],
    [PROPOSED, 'en', 'It proposed to repeal 94 documents', undefined],
    [NEXT, 'zh', '昆山市将继续加强执法队伍建设，计划开展执法培训10场次以上', PLANS],
    [NEXT, 'en', 'Kunshan will hold at least 10 training sessions', PLANS],
    [NEXT, 'en', '- hold at least 10 training sessions for newly appointed officers', PLANS],
    [NEXT, 'en', 'Kunshan means to hold at least 10 training sessions', PLANS],
    [NEXT, 'zh', '- 开展执法培训10场次以上', PLANS],
    ['投入22万元改造3个司法所。', 'en', 'Kunshan will invest 220,000 yuan in 3 offices', ['2025年重点工作安排如下']],
  ] as const)('as the quote says: %s %s: %s', (quote, language, raw, path) => {
    expect(judge(quote, raw, language, path && [...path])).toBe('no fault')
  })

  test.each([
    [PROPOSED, 'zh', '规范性文件已废止94份、拟修订20份', undefined],
    [NEXT, 'zh', '昆山市开展执法培训10场次以上', PLANS],
    [NEXT, 'en', 'Kunshan held at least 10 training sessions', PLANS],
    [ON_TIME, 'zh', '昆山市计划办理行政诉讼案件69宗', undefined],
    [ON_TIME, 'en', 'Kunshan will handle 69 litigation cases', undefined],
  ] as const)('the other way round: %s %s: %s', (quote, language, raw, path) => {
    expect(judge(quote, raw, language, path && [...path])).toMatch(/^polarity: /)
  })
})

describe('most and least, and denials of one clause', () => {
  test.each([
    ['每年至少举办一期培训班。', 'zh', '每年至多举办一期培训班'],
    [NONE_LATE, 'en', '27 documents were submitted; several went unreported or were reported late'],
    ['该机制入选省级试点地区。', 'zh', '该机制落选省级试点地区'],
  ] as const)('what the quote does not say is refused: %s %s: %s', (quote, language, raw) => {
    expect(judge(quote, raw, language)).not.toBe('no fault')
  })
  test('what is said of least and of chosen as the quote has it is shown', () => {
    expect(judge('每年至少举办一期培训班。', '每年至少举办一期培训班', 'zh')).toBe('no fault')
    expect(judge('该机制入选省级试点地区。', '该机制入选省级试点地区', 'zh')).toBe('no fault')
  })
})
