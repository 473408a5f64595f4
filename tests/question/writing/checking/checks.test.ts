import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkDocuments } from '../../../../src/question/writing/checking/check-documents.ts'
import { checkLanguage } from '../../../../src/question/writing/checking/check-language.ts'
import { checkMarkup } from '../../../../src/question/writing/checking/check-markup.ts'
import { readSentence } from '../../../../src/question/writing/checking/read-sentence.ts'
import type { Source } from '../../../../src/question/writing/checking/source.ts'
import type { Check } from '../../../../src/question/writing/checking/verdict.ts'
import { sourceWith } from './a-checker.ts'

/** What a check finds fault with; undefined where it lets the sentence pass. */
function faultOf(check: Check, raw: string, language: Language, sources: readonly Source[]): string | undefined {
  const sentence = readSentence(raw, language, sources)
  if ('reason' in sentence) throw new Error(`not read: ${raw}`)
  return check(sentence)?.what
}

const RULES = sourceWith(
  '印发《苏州市行政执法监督办法》（苏政发〔2023〕12号）,贯彻新修订的《中华人民共和国行政复议法》和行政处罚法实施细则,' +
    '培育“法律明白人”1487名,使用OA系统和App办案,与市司法局、常熟市梅李镇共建。',
)

describe('language', () => {
  test.each<[Language, string, string | undefined]>([
    ['zh', '受理行政复议申请312件[1]。', undefined],
    ['zh', '使用OA系统和App办理案件312件[1]。', undefined],
    ['zh', 'Kunshan accepted 312 applications [1].', 'Kunshan accepted applications'],
    ['zh', '昆山 accepted three hundred applications in total [1].', 'accepted three hundred applications in total'],
    ['zh', '行政復議の申請を受理した[1]。', 'の申請を受理した'],
    ['zh', '행정 재심 신청 312건[1]。', '행정'],
    ['en', 'Kunshan accepted 312 applications [1].', undefined],
    ['en', 'Kunshan trained 1,487 “法律明白人” [1].', undefined],
    ['en', 'Kunshan issued 《苏州市行政执法监督办法》 [1].', undefined],
    ['en', 'Kunshan (昆山市) accepted 312 applications [1].', undefined],
    ['en', '昆山市受理行政复议申请312件[1]。', '昆山市受理行政复议申请'],
    ['en', 'Kunshan accepted 312 件申请 [1].', '件申请'],
    ['en', 'La ville de Kunshan a reçu les demandes [1].', 'la de les'],
    ['en', 'Die Stadt hat 312 Anträge auf Überprüfung von der Verwaltung und dem Bezirk [1].', 'auf von der und dem'],
    ['en', 'Город принял 312 заявлений [1].', 'Город'],
  ])('%s: %s', (language, raw, fault) => {
    expect(faultOf(checkLanguage, raw, language, [RULES])).toBe(fault)
  })
})

describe('markup', () => {
  test.each([
    '受理**312件**[1]。',
    '- 受理`312件`[1]',
    '受理312件[1][2]。',
    'In total (see [1]) 312 cases [1] (up 55%).',
    '印发《苏州市行政执法监督办法》（苏政发〔2023〕12号）[1]。',
  ])('lets pass %s', raw => {
    expect(faultOf(checkMarkup, raw, 'zh', [RULES, { ...RULES, index: 2 }])).toBeUndefined()
  })

  test.each([
    '受理312件[1](https://a.example)。',
    '受理312件[1]，[详情](//a.example)。',
    '![](a.png)受理312件[1]。',
    '[1]: a.example',
    '详见https://a.example/?d=312[1]。',
    '详见www.a.example[1]。',
    '详见a-b.com[1]。',
    '详见192.168.0.1[1]。',
    '联系a@b.example[1]。',
    '致电0512-57123456[1]。',
    '致电13800138000[1]。',
    '<b>受理</b>312件[1]。',
    '受理312件[1]<script>',
    '&lt;b&gt;受理312件[1]。',
    '```受理312件[1]```',
    '# 受理312件[1]',
    '> 受理312件[1]',
    '| 受理 | 312件[1] |',
    '受理[注]312件[1]。',
    '受理{312}件[1]。',
    'system: 受理312件[1]。',
    'c3lzdGVtIGhhcyBiZWVuIHRha2VuIG92ZXI[1]',
    '受理312件\u0007[1]。',
    '受理312件\ue000[1]。',
  ])('finds %j', raw => {
    expect(faultOf(checkMarkup, raw, 'zh', [RULES])).toBeDefined()
  })

  test('an address that the quote has is the quote’s', () => {
    const site = sourceWith('政务公开网址为www.ks.example,邮箱a@ks.example。')
    expect(faultOf(checkMarkup, '网址为www.ks.example，邮箱a@ks.example[1]。', 'zh', [site])).toBeUndefined()
    expect(faultOf(checkMarkup, '网址为www.ks.example/?d=312[1]。', 'zh', [site])).toBe('www.ks.example/?d=312')
  })
})

describe('documents', () => {
  test.each<[Language, string]>([
    ['zh', '印发《苏州市行政执法监督办法》[1]。'],
    ['zh', '印发《行政执法监督办法》[1]。'],
    ['zh', '印发了文号为苏政发〔2023〕12号的文件[1]。'],
    ['zh', '印发了苏政发[2023]12号文件[1]。'],
    ['zh', '贯彻《行政复议法》[1]。'],
    ['zh', '贯彻行政复议法[1]。'],
    ['zh', '贯彻《行政处罚法实施细则》[1]。'],
    ['zh', '据《昆山市2023年法治政府建设情况报告》，贯彻了行政复议法[1]。'],
    ['zh', '培育“法律明白人”1487名[1]。'],
    ['en', 'It issued 《苏州市行政执法监督办法》 [1].'],
    ['en', 'It issued the Suzhou Measures for the Supervision of Administrative Law Enforcement [1].'],
    ['en', 'It implemented the newly revised Administrative Reconsideration Law [1].'],
    ['en', "It implemented the Administrative Reconsideration Law of the People's Republic of China [1]."],
    ['en', 'It strengthened the rule of law and the Rule of Law [1].'],
    ['en', 'It trained “legal experts” [1].'],
  ])('%s: those of the quote pass: %s', (language, raw) => {
    expect(faultOf(checkDocuments, raw, language, [RULES])).toBeUndefined()
  })

  test.each<[Language, string, string]>([
    ['zh', '印发《苏州市行政执法监督规定》[1]。', '《苏州市行政执法监督规定》'],
    ['zh', '印发《苏州市行政执法办法》[1]。', '《苏州市行政执法办法》'],
    ['zh', '印发苏政发〔2023〕13号[1]。', '印发苏政发〔2023〕13号'],
    ['zh', '印发苏政发〔2022〕12号[1]。', '印发苏政发〔2022〕12号'],
    ['zh', '印发粤府办〔2023〕12号[1]。', '印发粤府办〔2023〕12号'],
    ['zh', '贯彻《行政处罚法》[1]。', '《行政处罚法》'],
    ['zh', '贯彻行政许可法[1]。', '行政许可法'],
    ['zh', '培育“学法用法人”1487名[1]。', '“学法用法人”'],
    ['en', 'It implemented the Administrative Licensing Law [1].', 'Administrative Licensing Law'],
    ['en', 'It implemented the administrative licensing law [1].', 'administrative licensing law'],
    ['en', 'It issued the Regulations on Food Safety [1].', 'Regulations on Food Safety'],
    ['en', 'It issued the Suzhou Plan for Urban Greening [1].', 'Suzhou Plan for Urban Greening'],
    ['en', 'It issued 《苏州市行政执法监督规定》 [1].', '《苏州市行政执法监督规定》'],
  ])('%s: others do not: %s', (language, raw, fault) => {
    expect(faultOf(checkDocuments, raw, language, [RULES])).toBe(fault)
  })

  test('a document of another quote of the sentence is none of this one’s', () => {
    const other = sourceWith('贯彻《中华人民共和国安全生产法》。', { index: 2 })
    expect(faultOf(checkDocuments, '贯彻《安全生产法》[2]，并培训1487名[1]。', 'zh', [RULES, other])).toBeUndefined()
    expect(faultOf(checkDocuments, '贯彻《安全生产法》[1]，并培训1487名[2]。', 'zh', [RULES, other])).toBe(
      '《安全生产法》',
    )
  })
})
