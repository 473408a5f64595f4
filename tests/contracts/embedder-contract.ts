import { beforeAll, describe, expect, test } from 'vitest'
import type { Embedder } from '../../src/models/embedder.ts'

/**
 * Numbers of 8 bits are scaled by whatever stands in the same batch, so a text has not quite the same vector in another
 * one: cosines of .990 to .997 were seen, where another text has .9 at most.
 */
export const SAME_TEXT = 0.98

export function cosine(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0)
}

/** Of unlike lengths, so that whoever sorts them by length has to put them back in order. */
export const TEXTS = [
  '全区开展普法宣传活动167场，推出普法视频品牌，创建法治教育基地。',
  '短。',
  '2024年全区受理行政复议申请930宗，审结476宗。',
  'The district held 167 lectures on law.',
  `${'完善应急预案，加强演练。'.repeat(20)}全年开展森林防火演练12次。`,
  '修缮农村公路37公里。',
  '为群众办理社会保障卡21万张。',
  '空气质量优良天数比例为91%。',
  '新建养老服务站8个。',
  '审查行政规范性文件45件。',
]

/** What every adapter of the embedder port keeps to; uses nothing but the port. */
export function embedderContract(name: string, create: () => Promise<Embedder>): void {
  describe(`${name} keeps the embedder contract`, () => {
    let embedder: Embedder
    let vectors: number[][]

    beforeAll(async () => {
      embedder = await create()
      vectors = await embedder.embedDocuments(TEXTS)
    })

    test('vectors have the length that is said, and unit length', async () => {
      const all = [...vectors, await embedder.embedQuery('多少宗？')]
      expect(all).toHaveLength(TEXTS.length + 1)
      for (const vector of all) {
        expect(vector).toHaveLength(embedder.dimensions)
        expect(cosine(vector, vector)).toBeCloseTo(1, 5)
      }
    })

    test('vectors come in the order of the texts', async () => {
      for (const [at, text] of TEXTS.entries()) {
        const [alone] = await embedder.embedDocuments([text])
        const nearest = vectors
          .map(vector => cosine(vector, alone))
          .reduce((best, x, i, all) => (x > (all[best] ?? 0) ? i : best), 0)
        expect(nearest).toBe(at)
        expect(cosine(alone, vectors[at])).toBeGreaterThan(SAME_TEXT)
      }
    })

    test('no texts have no vectors', async () => {
      expect(await embedder.embedDocuments([])).toEqual([])
    })

    test.each([
      ['nothing', ''],
      ['more than a model reads at once', '行政复议。'.repeat(2000)],
      ['what no tokenizer has seen', '\u{1F9FF}\u{10FFFF}\uD800'],
    ])('a text of %s has a vector too', async (_, text) => {
      for (const vector of [await embedder.embedQuery(text), ...(await embedder.embedDocuments([text]))]) {
        expect(cosine(vector, vector)).toBeCloseTo(1, 5)
      }
    })

    test('a question has the same vector every time, also among others', async () => {
      const first = await embedder.embedQuery('受理行政复议多少宗？')
      const again = await Promise.all(
        ['开展普法多少场？', '受理行政复议多少宗？'].map(question => embedder.embedQuery(question)),
      )
      expect(again[1]).toEqual(first)
      expect(cosine(again[0], first)).toBeLessThan(SAME_TEXT)
    })

    test('a question is not embedded as a passage is', async () => {
      const [passage] = await embedder.embedDocuments(['受理行政复议多少宗？'])
      expect(await embedder.embedQuery('受理行政复议多少宗？')).not.toEqual(passage)
    })

    test.each([
      ['行政复议案件收了几件？', 2],
      ['How many kilometres of rural roads were repaired?', 5],
      ['修了多少公里路？', 5],
      ['How good was the air?', 7],
    ])('%s is nearest to the passage that answers', async (question, answering) => {
      const asked = await embedder.embedQuery(question)
      const scores = vectors.map(vector => cosine(vector, asked))
      expect(scores.indexOf(Math.max(...scores))).toBe(answering)
    })

    test('another one of the same kind has the same fingerprint', async () => {
      const other = await create()
      expect([other.fingerprint, other.dimensions]).toEqual([embedder.fingerprint, embedder.dimensions])
    })
  })
}
