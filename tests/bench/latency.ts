import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { z } from '@hono/zod-openapi'
import autocannon from 'autocannon'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import type { Embedder } from '../../src/models/embedder.ts'
import { PLACES } from './places.ts'
import { benchQuestions } from './questions.ts'
import { askOver, firstAnswer, startService, withTempDir } from './service.ts'
import { median, pairedRatio, timed, times } from './statistics.ts'

type Laps = z.infer<typeof answerSchema>['timings_ms']

const lapNames = ['understand', 'embed', 'retrieve', 'extract', 'total'] as const satisfies readonly (keyof Laps)[]

/** How long one question takes over HTTP, each beside the bare embedding of the same question. */
export async function benchLatency(embedder: Embedder, print: (line: string) => void): Promise<void> {
  await withTempDir(async dataDir => {
    const service = await startService({ DATA_DIR: dataDir, LOG_LEVEL: 'info' })
    try {
      await firstAnswer(service.url, '增城区受理了多少？')
      const questions = benchQuestions(PLACES)
      for (const { text } of questions.slice(0, 20))
        await Promise.all([askOver(service.url, `${text}。`).then(r => r.json()), embedder.embedQuery(`${text}。`)])
      const asked: number[] = []
      const bare: number[] = []
      const searched: number[] = []
      const laps: Record<keyof Laps, number[]> = { understand: [], embed: [], retrieve: [], extract: [], total: [] }
      for (const { text } of questions) {
        bare.push((await timed(() => embedder.embedQuery(text))).ms)
        const { value, ms } = await timed(() => askOver(service.url, text).then(response => response.json()))
        const { timings_ms } = answerSchema.parse(value)
        asked.push(ms)
        if (timings_ms.embed > 0) searched.push(ms)
        for (const lap of lapNames) laps[lap].push(timings_ms[lap])
      }
      const part = (scoped: boolean, from: readonly number[]) =>
        from.filter((_, at) => questions[at]?.scoped === scoped)
      print(`ask over HTTP, distinct questions: ${times(asked)}`)
      // A question that is turned away before anything is searched costs nearly nothing, and would flatter the ratio.
      print(`  searched for (the others were turned away before): ${times(searched)}`)
      print(`  where it goes, medians: ${lapNames.map(lap => `${lap} ${median(laps[lap]).toFixed(2)}`).join(', ')} ms`)
      print(`  with a place: ${times(part(true, asked))}; without: ${times(part(false, asked))}`)
      print(`  bare question embedding: ${times(bare)}`)
      print(
        `  ratio of medians ${(median(searched) / median(bare)).toFixed(2)} (floor: ≤ 2.5), median of pairs ${pairedRatio(asked, bare)}`,
      )
      const again = await Promise.all(
        questions
          .slice(0, 50)
          .map(async ({ text }) => (await timed(() => askOver(service.url, text).then(r => r.json()))).ms),
      )
      print(`  the same questions again (vectors cached, ${again.length} at once): ${times(again)}`)
      await throughput(
        service.url,
        questions.map(({ text }) => text),
        print,
      )
    } finally {
      await service.stop()
    }
  })
}

async function throughput(url: string, questions: readonly string[], print: (line: string) => void): Promise<void> {
  let next = 0
  const distinct = () => `${questions[next % questions.length]} ${next++}`
  const result = await autocannon({
    url: `${url}/v1/ask`,
    connections: 8,
    duration: 8,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: request => ({ ...request, body: JSON.stringify({ question: distinct() }) }),
      },
    ],
  })
  print(
    `  8 connections, distinct questions: ${result.requests.average.toFixed(0)} questions a second, p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ${result.non2xx} errors`,
  )
}

const BARE = resolve(import.meta.dirname, 'bare-embedding.mjs')

/** From starting the process to the first answer, beside a script that only loads the model and embeds one question. */
export async function benchStart(print: (line: string) => void): Promise<void> {
  await withTempDir(async dataDir => {
    const environment = { DATA_DIR: dataDir, LOG_LEVEL: 'info' }
    const first = await startService(environment)
    await firstAnswer(first.url, '增城区受理了多少？')
    await first.stop()
    const starts: number[] = []
    const bare: number[] = []
    for (let round = 0; round < 7; round++) {
      bare.push((await timed(() => once(spawn(process.execPath, [BARE], { stdio: 'ignore' }), 'exit'))).ms)
      const { value: service, ms } = await timed(async () => {
        const started = await startService(environment)
        await (await firstAnswer(started.url, '增城区受理了多少？')).json()
        return started
      })
      starts.push(ms)
      await service.stop()
    }
    print(
      `start with a ready index to the first answer: median ${median(starts).toFixed(0)} ms; bare script: median ${median(bare).toFixed(0)} ms; ratio ${pairedRatio(starts, bare)} (floor: ≤ 1.5)`,
    )
  })
}
