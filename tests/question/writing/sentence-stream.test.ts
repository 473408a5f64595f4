import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_SENTENCE, sentencesFrom } from '../../../src/question/writing/sentence-stream.ts'

async function* each(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces
}

async function read(pieces: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = []
  for await (const sentence of sentencesFrom(pieces)) found.push(sentence)
  return found
}

async function sentences(...pieces: string[]): Promise<string[]> {
  return read(each(pieces))
}

describe('what a sentence is', () => {
  test.each<[string, string, string[]]>([
    ['a full stop behind the marker', '甲1件[1]。乙2件[2]。', ['甲1件[1]。', '乙2件[2]。']],
    ['a marker behind the full stop', '甲1件。[1] 乙2件。[2][3]', ['甲1件。[1]', '乙2件。[2][3]']],
    [
      'English with decimals',
      'Up 22.1 percent.[1] It fell by 6.2% [2]. End [1].',
      ['Up 22.1 percent.[1]', 'It fell by 6.2% [2].', 'End [1].'],
    ],
    [
      'abbreviations',
      'See No. 109 and Art. 3 of it, e.g. This [1]. Mr. Li came [2].',
      ['See No. 109 and Art. 3 of it, e.g. This [1].', 'Mr. Li came [2].'],
    ],
    [
      'a full stop before a small letter',
      'It was approx. five vs. six etc. and more [1]. Next [2].',
      ['It was approx. five vs. six etc. and more [1].', 'Next [2].'],
    ],
    ['a closing quotation mark', '实现“案结事了。”[1]其他[2]。', ['实现“案结事了。”[1]', '其他[2]。']],
    ['a quotation inside', '实现“案结事了。”的目标[1]。其他[2]。', ['实现“案结事了。”的目标[1]。', '其他[2]。']],
    ['several sentences in quotation marks', '称“甲。乙。”[1]。丙[2]。', ['称“甲。乙。”[1]。', '丙[2]。']],
    ['semicolons', '甲1件[1]；乙2件[2]。', ['甲1件[1]；乙2件[2]。']],
    [
      'lines of a list',
      '- 甲1件[1]\n- 乙2件[2]\n1. 丙[1]\n2. 丁[2]',
      ['- 甲1件[1]', '- 乙2件[2]', '1. 丙[1]', '2. 丁[2]'],
    ],
    ['full-width stops', '受理６．２万件[1]．其他[2]．', ['受理６．２万件[1]．', '其他[2]．']],
    [
      'bold that closes and bold that opens',
      '**甲1件。**[1]**乙**2件。**丙**[2]。',
      ['**甲1件。**[1]', '**乙**2件。', '**丙**[2]。'],
    ],
    ['numbers of documents', '印发〔2024〕3号。[2024]3号文件[1]。', ['印发〔2024〕3号。', '[2024]3号文件[1]。']],
    [
      'other forms of markers',
      '甲。［1］乙。【2】丙。[^1]丁。[1-3] 戊。\\[2\\]',
      ['甲。［1］', '乙。【2】', '丙。[^1]', '丁。[1-3]', '戊。\\[2\\]'],
    ],
    ['marks of wonder and asking', '真的吗？是[1]！好[2]?再[1]!', ['真的吗？', '是[1]！', '好[2]?', '再[1]!']],
  ])('%s', async (_, text, expected) => {
    expect(await sentences(text)).toEqual(expected)
    expect(await sentences(...text)).toEqual(expected)
  })

  test('text that broke off is no sentence', async () => {
    expect(await sentences('甲1件[1]。乙受理了9')).toEqual(['甲1件[1]。'])
  })

  test('the last line needs no end mark behind a marker', async () => {
    expect(await sentences('甲1件[1]。乙2件[2]')).toEqual(['甲1件[1]。', '乙2件[2]'])
  })
})

test('a sentence is there before the next one has come', async () => {
  const read: string[] = []
  async function* pieces(): AsyncGenerator<string> {
    yield '甲1件[1]。'
    yield '乙'
    expect(read).toEqual(['甲1件[1]。'])
    yield '2件[2]。'
  }
  for await (const sentence of sentencesFrom(pieces())) read.push(sentence)
  expect(read).toEqual(['甲1件[1]。', '乙2件[2]。'])
})

test('what failed while it was read fails, and what broke off is not given', async () => {
  const read: string[] = []
  async function* pieces(): AsyncGenerator<string> {
    yield '甲1件[1]。乙2件[2]'
    throw new Error('gone')
  }
  const reading = (async () => {
    for await (const sentence of sentencesFrom(pieces())) read.push(sentence)
  })()
  await expect(reading).rejects.toThrow('gone')
  expect(read).toEqual(['甲1件[1]。'])
})

test.each(['甲', ' “', '[1]', '6.', '* '])('stops reading a text of %j without an end', async unit => {
  let given = 0
  async function* pieces(): AsyncGenerator<string> {
    yield '甲1件[1]。始'
    for (; given < 100_000; given += unit.length) yield unit
  }
  expect(await read(pieces())).toEqual(['甲1件[1]。'])
  expect(given).toBeLessThan(2 * LONGEST_SENTENCE)
})

describe('any text, cut anywhere', () => {
  const part = fc.constantFrom(
    ...[
      '增城区',
      '930宗',
      '6.2',
      '1,000',
      '。',
      '！',
      '？',
      '；',
      '，',
      '.',
      '. ',
      '!',
      '? ',
      '\n',
      ' ',
      '     ',
      '**',
      '*',
      '"',
    ],
    ...[
      '“',
      '”',
      '「',
      '」',
      '《',
      '》',
      '(',
      ')',
      '（',
      '[1]',
      '［2］',
      '【1】',
      '[1, 2]',
      '[1-3]',
      '[',
      ']',
      '[^1]',
      '\\[1\\]',
    ],
    ...[
      '[2024]3号',
      '〔2024〕',
      'No. ',
      'e.g. ',
      'In ',
      'the',
      'A',
      '．',
      '６．２',
      '- ',
      '1. ',
      '的',
      '甲'.repeat(300),
      '\u200b',
    ],
  )
  const text = fc.array(part, { maxLength: 40 }).map(parts => parts.join(''))

  test('gives the same sentences', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), async (whole, lengths) => {
        const pieces: string[] = []
        for (let at = 0; at < whole.length; at += pieces.at(-1)?.length ?? 1)
          pieces.push(whole.slice(at, at + (lengths.next().value ?? 1)))
        expect(await sentences(...pieces)).toEqual(await sentences(whole))
      }),
      { numRuns: 1500 },
    )
  })

  test('put together is the beginning of the text but for blank space', async () => {
    const bare = (written: string) => written.replace(/\s/g, '')
    await fc.assert(
      fc.asyncProperty(text, async whole => {
        const found = await sentences(whole)
        expect(bare(whole).startsWith(bare(found.join('')))).toBe(true)
        expect(found.every(sentence => sentence.length <= LONGEST_SENTENCE)).toBe(true)
        expect(found.every(sentence => sentence !== '' && sentence.trim() === sentence)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
