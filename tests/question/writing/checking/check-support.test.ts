import { beforeAll, describe, expect, test } from 'vitest'
import type { Checker } from '../../../../src/question/writing/checking/check.ts'
import { createSupportCheck, type SupportCheck } from '../../../../src/question/writing/checking/check-support.ts'
import { readSentence } from '../../../../src/question/writing/checking/read-sentence.ts'
import { UNSUPPORTED } from '../../../quality/writing/unsupported.ts'
import { outcome, realChecker, realEmbedder, sourceWith } from './a-checker.ts'

const QUOTES = [
  '全市受理行政复议申请312件,审结287件,调解率为22.1%。',
  '部分领导干部运用法治思维和法治方式解决问题的能力还不够强；基层执法力量不足,执法人员素质有待提高；普法宣传的针对性和实效性需要进一步增强。',
  '出台优化营商环境条例实施办法,修订重大行政决策程序规定,全面推行行政执法“三项制度”,对全市12个区镇开展法治督察。',
  '市委全面依法治市委员会召开会议2次,听取党政主要负责人述法,将法治建设纳入高质量发展考核。',
].map(quote => sourceWith(quote))

let check: Checker
let supported: SupportCheck
beforeAll(async () => {
  check = await realChecker()
  supported = createSupportCheck({ embedder: await realEmbedder() })
})

describe('what the quotes do not speak of', () => {
  test.each([
    ...UNSUPPORTED.zh.map(text => ['zh', text.replace(/。?$/, '[1]。')] as const),
    ...UNSUPPORTED.en.map(text => ['en', text.replace(/\.?$/, ' [1].')] as const),
  ])('is dropped, in %s: %s', async (language, raw) => {
    for (const quote of QUOTES) expect(await outcome(check, raw, language, [quote]), quote.quote).not.toMatch(/^shown/)
  })

  test.each<['zh' | 'en', string]>([
    ['zh', '昆山市受理行政复议申请312件，市长已被免职[1]。'],
    ['zh', '昆山市受理行政复议申请312件，群众对此表示强烈不满[1]。'],
    ['zh', '昆山市受理行政复议申请312件，审结287件，相关数据系伪造[1]。'],
    ['zh', '昆山市受理行政复议申请312件，成效显著[1]。'],
    ['zh', '昆山市行政复议申请受理量居苏州市首位[1]。'],
    ['zh', '昆山市率先受理行政复议申请312件[1]。'],
    ['en', 'Kunshan was the first in the country to accept applications for administrative reconsideration [1].'],
    ['en', 'Kunshan concluded applications for administrative reconsideration at the highest rate [1].'],
    ['en', 'Kunshan accepted 312 applications for administrative reconsideration, and the mayor was dismissed [1].'],
    ['en', 'Kunshan accepted 312 applications for administrative reconsideration, which angered residents [1].'],
  ])('is found in a part of a sentence, in %s: %s', async (language, raw) => {
    expect(await outcome(check, raw, language, QUOTES.slice(0, 1))).not.toMatch(/^shown/)
  })
})

test.each(['[1]', '312[1]。', '是的[1]。', 'Yes [1].'])('%s says nothing', async raw => {
  expect(await outcome(check, raw, raw.startsWith('Y') ? 'en' : 'zh', QUOTES)).not.toMatch(/^shown/)
})

describe('what the quotes say in other words', () => {
  test.each<['zh' | 'en', number, string]>([
    ['zh', 1, '昆山市部分领导干部的法治思维能力还不够强，基层执法力量也不足[1]。'],
    ['zh', 1, '普法宣传的针对性、实效性还需增强[1]。'],
    ['zh', 2, '该市全面推行行政执法“三项制度”，并在12个区镇开展法治督察[1]。'],
    ['zh', 3, '法治建设已纳入高质量发展考核[1]。'],
    ['en', 1, 'Some leading officials are not yet good enough at using rule-of-law thinking to solve problems [1].'],
    ['en', 1, 'Grassroots enforcement forces are insufficient, and the quality of personnel needs to be improved [1].'],
    ['en', 2, 'Kunshan carried out rule-of-law inspections in 12 districts and towns across the city [1].'],
    ['en', 3, 'The rule of law was included in the assessment of high-quality development [1].'],
  ])('is supported, in %s: %s %s', async (language, at, raw) => {
    const sentence = readSentence(raw, language, QUOTES.slice(at, at + 1))
    if ('reason' in sentence) throw new Error(`not read: ${raw}`)
    expect(await supported(sentence)).toBeUndefined()
  })
})

describe('words that no dictionary has for those of a quote', () => {
  test.each<['zh' | 'en', string, string]>([
    ['en', '小寨天桥等处LED屏滚动播放普法标语超1.2万次。', 'Slogans were shown over 12,000 times on LED screens [1].'],
    [
      'en',
      '组织处级干部书面述法，其中8名现场述法并接受评议。',
      'Eight of them reported in person and were assessed [1].',
    ],
    [
      'en',
      '在依法依规的前提下，推动行政争议妥善解决。',
      'Disputes were settled on the premise of compliance with laws and regulations [1].',
    ],
    ['zh', '审结行政复议申请52件，其中维持27件，纠错率13.5%。', '审结行政复议申请52件，具体结果如下[1]：'],
  ])('do not make it unsupported, in %s: %s', async (language, quote, raw) => {
    const sentence = readSentence(raw, language, [sourceWith(quote)])
    if ('reason' in sentence) throw new Error(`not read: ${raw}`)
    expect(await supported(sentence)).toBeUndefined()
  })
})
