import { resolve } from 'node:path'
import { keepingAnswers } from '../../src/channels/answers/keep.ts'
import type { Service } from '../../src/channels/http/service.ts'
import { createChatWriter } from '../../src/models/writing/chat-writer.ts'
import { loadPrompts } from '../../src/models/writing/prompts.ts'
import { createChecker } from '../../src/question/writing/checking/check.ts'
import { createWrittenAsk } from '../../src/question/writing/written-ask.ts'
import { type Llm, startLlm } from '../fakes/llm/start-llm.ts'
import { recordsInMemory } from '../library/records-in-memory.ts'
import { NOW, openAsking, openLocalEmbedder } from '../question/asking.ts'
import { reportFiles } from '../question/made-up-reports.ts'

const PROMPTS = resolve(import.meta.dirname, '../../prompts')

export type WritingService = { readonly service: Service; readonly llm: Llm; readonly close: () => Promise<void> }

/** What channels ask, with all that words an answer: a library, the prompts, the checks, and a model in another process. */
export async function openWritingService(): Promise<WritingService> {
  const [embedder, llm] = await Promise.all([openLocalEmbedder(), startLlm()])
  const held = await openAsking(embedder)
  await held.add(reportFiles)
  const ignored = () => undefined
  const writer = createChatWriter({
    baseUrl: llm.baseUrl,
    model: 'scripted',
    seconds: 60,
    atOnce: 4,
    prompts: loadPrompts(PROMPTS),
    watch: { called: ignored, tokens: ignored },
  })
  const now = () => NOW
  const { library } = held
  const worded = createWrittenAsk(held.ask, {
    writer,
    checker: createChecker({ embedder }),
    watch: { dropped: ignored, fellBack: ignored, fault: ignored },
    library,
    now,
    seconds: 60,
  })
  const records = recordsInMemory()
  const ask = keepingAnswers(worded, { answers: records.answers, library, now })
  return {
    service: { ...held, ask, records },
    llm,
    async close() {
      await llm.stop()
      await held.close()
    },
  }
}
