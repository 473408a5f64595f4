import { expect, test } from 'vitest'
import { allPlacesAsked } from '../../../src/question/understanding/all-places.ts'

test.each([
  '各地2024年受理多少',
  '各區誰最多',
  '所有报告里受理最多的',
  '每个地方的复议案件',
  '哪个区的案件最多',
  '哪个报告提到三项制度',
  '哪里受理最多',
  '谁的案件多',
  '有哪些报告',
  'Which district has the most cases?',
  'cases in all places',
  'every report',
  'Who handled the most?',
])('%s is asked of all', question => {
  expect(allPlacesAsked(question)).toBe(true)
})

test.each([
  '各镇街的调解情况',
  '各部门做了什么',
  '全区有多少调解员',
  '各区域的网格员',
  '各市场主体',
  '谁负责普法',
  '还有哪些地方需要改进',
  '在哪里设立了法律援助站',
  '《各地区规定》是什么',
  'Which areas of work need improvement?',
  'Which departments were trained?',
  'all cases',
  'How many cases were handled?',
])('%s is not', question => {
  expect(allPlacesAsked(question)).toBe(false)
})
