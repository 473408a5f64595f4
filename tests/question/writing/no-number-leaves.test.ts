import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeNumber } from '../../../src/language/numerals.ts'
import type { Answer, Citation } from '../../../src/question/question.ts'
import { say } from '../../../src/question/saying/wording.ts'
import { type Checker, createChecker } from '../../../src/question/writing/checking/check.ts'
import { createWrittenAsk } from '../../../src/question/writing/written-ask.ts'
import { type Asking, NOW, openAsking, openLocalEmbedder } from '../asking.ts'
import { reportFiles } from '../made-up-reports.ts'
import { scriptedWriter } from './scripted-writer.ts'

/** Whatever a model returns, no number leaves the service that is not in a quote which its sentence cites. */

let held: Asking
let checker: Checker
/** Without a model; they are the same each time. */
const answers = new Map<string, Answer>()

beforeAll(async () => {
  const embedder = await openLocalEmbedder()
  held = await openAsking(embedder)
  checker = createChecker({ embedder })
  await held.add(reportFiles)
  for (const { text } of QUESTIONS) answers.set(text, await held.ask({ text }))
})

afterAll(() => held.close())

const QUESTIONS = [
  {
    text: '呈贡区2024年受理行政复议申请多少件？',
    true: ['2024年，呈贡区受理行政复议申请312件[1]。', '全年审结行政复议申请287件，调解率为41.5%[1]。'],
  },
  {
    text: '呈贡区2024年和2023年受理行政复议申请各多少件？哪年多？',
    true: ['呈贡区2024年受理行政复议申请312件[1]，2023年受理268件[2]。', '2024年审结287件[1]，2023年审结251件[2]。'],
  },
  {
    text: '呈贡区2024年普法宣传活动覆盖群众多少人次？',
    true: ['2024年，呈贡区开展普法宣传活动174场次，覆盖群众6.3万人次[1]。', '普法宣传活动覆盖群众63,000人次[1]。'],
  },
  {
    text: 'How many administrative review applications did Chenggong accept in 2024?',
    true: [
      'In 2024, Chenggong accepted 312 applications for administrative review [1].',
      'It concluded 287 applications, with a mediation rate of 41.5% [1].',
    ],
  },
]

/** What numbers are written with, in two languages and more scripts, and what stands around them. */
const FRAGMENTS = [
  ...[
    '312',
    '287',
    '41.5%',
    '2024年',
    '930',
    '6.3万',
    '６３',
    '1,075',
    '٣١٢',
    '𝟗𝟗',
    '½',
    'Ⅳ',
    '⑨',
    '3²',
    '0x1f',
    '5e3',
  ],
  ...['三百一十二', '九成', '两倍', '二〇二一年', '九万', '百分之九', '翻九番', 'twelve', 'ninety thousand', 'a dozen'],
  ...[
    '[1]',
    '[2]',
    '[3]',
    '[1',
    '1]',
    '【1】',
    '[1-9]',
    '（1）',
    '。',
    '，',
    '；',
    '\n',
    '\n- ',
    '\n1. ',
    ' ',
    '**',
    '`',
  ],
  ...[
    '呈贡区',
    '昆山市',
    'Chenggong',
    '受理行政复议申请',
    '审结',
    'accepted',
    'applications',
    '件',
    '宗',
    '其中',
    'in',
  ],
  ...['\u200b', '\u202e', '<!--', '](http://x.cn/9)', '|', '&#57;', '“', '”', '"', '$9$', '~9~'],
]

const ANY_TEXT = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 }).map(parts => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
)

/** A true sentence with some of its characters written otherwise. */
function altered(sentence: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(sentence.length),
    length: fc.nat(3),
    by: fc.oneof(fc.constantFrom(...FRAGMENTS), fc.integer({ min: 0, max: 9 }).map(String)),
  })
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map(changes =>
      changes.reduce((text, { at, length, by }) => text.slice(0, at) + by + text.slice(at + length), sentence),
    )
}

const anyAnswer = fc.constantFrom(...QUESTIONS).chain(question => {
  const [first = '', ...rest] = question.true
  const any = fc.oneof(...rest.map(altered), altered(first), ANY_TEXT)
  // Mostly with what was asked for, since nothing else is shown without it.
  const text = fc.array(any, { minLength: 1, maxLength: 4 }).map(texts => texts.join('\n'))
  const whole = fc
    .tuple(fc.boolean(), text)
    .map(([before, said]) => (before ? `${first}\n${said}` : `${said}\n${first}`))
  return fc.record({
    question: fc.constant(question.text),
    text: fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: text }),
    cut: fc.integer({ min: 1, max: 40 }),
  })
})

const MULTIPLES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, thousand: 1e3, million: 1e6, billion: 1e9 }
/** 百, 千, 万 and 亿 alone count nothing. */
const HAN = /[百千万亿]*[零〇一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两]*/g
const NUMBER = /(\d+(?:,\d{3})*(?:\.\d+)?)\s?(万|亿|thousand|million|billion)?/g
const WORDS = /\b(?:twelve|ninety|dozen|half|twice|double)\b/gi

/** Of bold words and code, which are not seen where Markdown is. */
const MARKS = /\*\*|`/g

/** Every number that a reader may see in it, each as simply as it can be told; what is no ASCII digit as it is written. */
function numbersIn(text: string): string[] {
  const plain = text.normalize('NFKC')
  return [
    ...[...plain.matchAll(NUMBER)].map(([, digits = '', multiple = '']) => simplest(digits, multiple)),
    ...[...plain.replace(NUMBER, ' ').matchAll(HAN)].map(([found]) => String(wholeNumber(found) ?? found)),
    ...[...plain.matchAll(/(?!\d)\p{N}/gu)].map(([found]) => found),
    ...[...plain.matchAll(WORDS)].map(([found]) => found.toLowerCase()),
  ]
}

const simplest = (digits: string, multiple: string) =>
  String(Number((Number(digits.replaceAll(',', '')) * (MULTIPLES[multiple] ?? 1)).toFixed(6)))

/** Of a quote, with whose report of which year it is: that is shown beside it. */
function numbersOf({ quote, report, section }: Citation): string[] {
  return numbersIn([quote, report.title, report.year, report.place?.path.join(''), ...section.path].join(' '))
}

/** What the model wrote of an answer: behind what was understood and computed, before the quotes. */
function proseOf({ answer, parts, language }: Answer): string {
  const opening = parts?.computed === undefined ? `${parts?.understood}\n` : `${parts.understood}\n${parts.computed}\n`
  expect(answer.startsWith(opening)).toBe(true)
  return answer.slice(opening.length, answer.lastIndexOf(`\n\n${say(language).modelWrote}`))
}

test('no number is shown that is not in a quote which is cited', async () => {
  let generated = 0
  await fc.assert(
    fc.asyncProperty(anyAnswer, async ({ question, text, cut }) => {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${cut}}`, 'gu')) ?? []
      const prompts = ['answer', 'comparison', 'description', 'translation'] as const
      const { writer } = scriptedWriter(Object.fromEntries(prompts.map(prompt => [prompt, pieces])))
      const watch = { dropped: () => {}, fellBack: () => {}, fault: () => {} }
      const ask = createWrittenAsk(async ({ text }) => answers.get(text) ?? expect.unreachable(text), {
        ...{ writer, checker, watch, library: held.library, now: () => NOW },
        seconds: 60,
      })
      let sent = ''
      const answer = await ask(
        { text: question },
        {
          onStep(step) {
            if (step.kind === 'written') sent += step.text
          },
        },
      )
      expect(answer.answer.startsWith(sent)).toBe(true)
      if (answer.kind !== 'generated') return
      generated++
      for (const line of proseOf(answer).split(/\n|(?<=。)(?!\[)/)) {
        const cited = answer.citations.filter(({ index }) => line.includes(`[${index}]`))
        const given = cited.flatMap(numbersOf)
        const shown = numbersIn(line.replace(MARKS, '').replace(/\[\d+\]/g, ' '))
        expect(shown.filter(number => !given.includes(number))).toEqual([])
      }
      for (const { translation, quote } of answer.citations)
        for (const number of numbersIn(translation ?? '')) expect(numbersIn(quote)).toContain(number)
    }),
    { numRuns: 300 },
  )
  // Else nothing was looked at.
  expect(generated).toBeGreaterThan(40)
})
