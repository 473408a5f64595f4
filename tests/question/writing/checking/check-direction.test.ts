import { expect, test } from 'vitest'
import type { Language } from '../../../../src/question/question.ts'
import { checkDirection } from '../../../../src/question/writing/checking/check-direction.ts'
import { sourceWith } from './a-checker.ts'
import { judged } from './judged.ts'

const judge = (quote: string, raw: string, language: Language) =>
  judged(checkDirection, `${raw}[1]。`, language, [sourceWith(quote)])

const MARKET = '全市市场主体21404户,同比增长8.2%。'
const BOTH = '受理案件同比增长12%，信访量同比下降7%。'
const RATE = '出庭应诉率高于全省平均水平。'
const STUDIO = '成立调解工作室,增强群众的安全感。'
const FALLS = '其余事项划归综合执法局，质量不断提升。'
const LIMIT = '压缩审批时限，优化服务，办理时限由15个工作日压缩至5个工作日。'

test.each([
  [MARKET, 'zh', '市场主体比上年增加8.2%'],
  [MARKET, 'en', 'Market entities rose by 8.2%'],
  [BOTH, 'zh', '信访量减少7%，受理案件上升12%'],
  [RATE, 'en', 'The rate was above the provincial average'],
  [STUDIO, 'en', 'A studio was set up, which strengthened the sense of security'],
  [LIMIT, 'en', 'The time limit was cut from 15 to five working days, and services were improved'],
  [FALLS, 'en', 'The remaining matters fall to the bureau, at higher and lower levels alike'],
  ['败诉率7.6%，较上年下降3.2个百分点。', 'en', 'The loss rate improved by 3.2 percentage points to 7.6%'],
  ['执法监督不到位，效率有待提高。', 'en', 'Supervision falls short'],
] as const)('the same way: %s %s: %s', (quote, language, raw) => {
  expect(judge(quote, raw, language)).toBe('no fault')
})

test.each([
  [MARKET, 'zh', '市场主体比上年减少8.2%'],
  [MARKET, 'en', 'Market entities fell by 8.2%'],
  [MARKET, 'en', 'Market entities went down 8.2%'],
  [BOTH, 'zh', '信访量上升7%'],
  [BOTH, 'en', 'Cases accepted fell by 12%'],
  [RATE, 'zh', '出庭应诉率低于全省平均水平'],
  [STUDIO, 'en', 'A studio was set up, which weakened the sense of security'],
  [LIMIT, 'en', 'The time limit was raised from 15 to five working days'],
] as const)('the other way: %s %s: %s', (quote, language, raw) => {
  expect(judge(quote, raw, language)).toMatch(/^direction: /)
})
