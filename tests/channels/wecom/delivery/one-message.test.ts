import { describe, expect, test } from 'vitest'
import { oneMessage } from '../../../../src/channels/wecom/delivery/one-message.ts'
import { answer } from '../../http/fake-service.ts'

const [citation] = answer.citations
if (!citation) throw new Error('no citation')
const two = [1, 2].map(index => ({ ...citation, index }))

describe('what is left out of an answer that is too long', () => {
  test('is counted by quotes, also where a table above has referred to them', () => {
    const rendered = `| 930宗[1] | 31宗[2] |\n\n> “甲”[1]\n\n> “${'乙'.repeat(400)}”[2]`
    const said = oneMessage(rendered, { citations: two, language: 'zh' }, 400)
    expect(said).toContain('“甲”[1]')
    expect(said).toContain('还有1处引文没有列出')
  })

  test('is no quote where only notes stand behind the last', () => {
    for (const [language, says] of [
      ['zh', '，后面的说明没有列出。'],
      ['en', '; notes at its end are left out.'],
    ] as const) {
      const rendered = `> “甲”[1]\n\n> “乙”[2]\n\n${'注：另有说明。\n'.repeat(60)}`
      const said = oneMessage(rendered, { citations: two, language }, 400)
      expect(said).toContain(says)
      expect(Buffer.byteLength(said)).toBeLessThanOrEqual(400)
    }
  })
})
