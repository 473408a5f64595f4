import { expect, test } from 'vitest'
import { spokenText } from '../../../../src/channels/wecom/bot/spoken-text.ts'

const NAMES = ['年报助手', 'Annual Report Bot', '年报']

test.each([
  ['@年报助手 增城区受理多少', '增城区受理多少'],
  ['@年报助手\u2005增城区受理多少', '增城区受理多少'],
  ['@年报助手\u200b 增城区受理多少', '增城区受理多少'],
  ['\ufeff @年报助手，增城区受理多少', '增城区受理多少'],
  ['@年报助手增城区受理多少', '增城区受理多少'],
  ['@Annual Report Bot how many cases', 'how many cases'],
  ['@annual\u00a0report  bot how many cases', 'how many cases'],
  ['增城区受理多少 @年报助手', '增城区受理多少'],
  ['增城区@年报助手 受理多少', '增城区 受理多少'],
  ['@张三 @年报助手 @李四 受理多少', '受理多少'],
  ['@年报 @年报助手 受理多少', '受理多少'],
  ['@年报助手', ''],
  ['@年报助手\n', ''],
  ['受理多少', '受理多少'],
])('%j is said to the bot as %j', (text, spoken) => {
  expect(spokenText(text, NAMES)).toBe(spoken)
})

test.each([
  '请写信到 report@年报助手.cn 或 a.b@example.com',
  '负责人@了哪些部门',
  '联系 @王五 的是哪个局',
  '受理 3@5 件',
])('%j is left as it is', text => {
  expect(spokenText(text, NAMES)).toBe(text)
})

test('a name is no pattern', () => {
  expect(spokenText('@a.c (v2) 受理多少', ['a.c (v2)'])).toBe('受理多少')
  expect(spokenText('问abc @abc (v2) 受理多少', ['a.c (v2)'])).toBe('问abc @abc (v2) 受理多少')
})

test('without configured names the text loses the mentions that it begins with', () => {
  expect(spokenText('@RobotA 报销流程是什么？', [])).toBe('报销流程是什么？')
  expect(spokenText('@RobotA\u2005@李四\u2005报销流程是什么？', [])).toBe('报销流程是什么？')
  expect(spokenText('写给 @RobotA 的信', [])).toBe('写给 @RobotA 的信')
})

test('a text of nothing but blanks and mentions is read at once', () => {
  for (const text of [' '.repeat(10_000), '@a '.repeat(3_000), `@a${' '.repeat(9_000)}x`, '@'.repeat(10_000)])
    expect(spokenText(text, NAMES).length).toBeLessThanOrEqual(10_000)
})
