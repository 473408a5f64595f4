import { expect, test } from 'vitest'
import { realChecker, sourceWith } from './a-checker.ts'

const sources = [
  sourceWith('全市受理行政复议申请312件。'),
  sourceWith('审结行政复议申请287件。', { index: 2 }),
  sourceWith('全区受理行政复议申请99件。', { index: 3, of: '浙江省杭州市西湖区' }),
]

test('a sentence that passes is shown with plain markers, and with the quotes it cites in its order', async () => {
  const check = await realChecker()
  expect(await check('1. 昆山市审结行政复议申请287件［2］，受理312件【1】[2]。', 'zh', sources)).toEqual({
    kind: 'passed',
    shown: '- 昆山市审结行政复议申请287件[2]，受理312件[1][2]。',
    cited: [2, 1],
  })
})

test('a sentence that fails is dropped with the reason and the piece at fault', async () => {
  const check = await realChecker()
  expect(await check('西湖区受理行政复议申请312件[1]。', 'zh', sources)).toEqual({
    kind: 'dropped',
    fault: { reason: 'place', what: '西湖区' },
  })
  expect(await check('昆山市受理行政复议申请312件[4]。', 'zh', sources)).toEqual({
    kind: 'dropped',
    fault: { reason: 'unknown_marker', what: '[4]' },
  })
})
