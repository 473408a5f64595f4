import { createHash, randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openEverything, takeInCorpus } from '../../src/channels/cli/open.ts'
import { readConfig } from '../../src/config.ts'
import type { Ask } from '../../src/question/ask.ts'
import { PLACES } from './places.ts'
import { benchQuestions } from './questions.ts'
import { ready, startService, withTempDir } from './service.ts'
import { median, pairedRatio, timed, times } from './statistics.ts'

/** What HTTP adds to a question: the service in a process of its own, beside calling `ask` in this one. */

/** p50 over HTTP as a multiple of the p50 in process. */
const FLOOR = 1.15
const WARM_UP = 40
const ROUNDS = 2

/** A key as the configuration takes it, and as a client sends it. */
export function configuredKey(): { readonly hashes: string; readonly bearer: string } {
  const key = `nb_${randomBytes(24).toString('base64url')}`
  return { hashes: `ask:${createHash('sha256').update(key).digest('hex')}`, bearer: `Bearer ${key}` }
}

export async function benchHttp(print: (line: string) => void): Promise<void> {
  await withTempDir(async dir => {
    const here = join(dir, 'here')
    const { hashes, bearer } = configuredKey()
    await takeInAt(here)
    // Both answer from the same index; each keeps its own answers.
    cpSync(here, join(dir, 'there'), { recursive: true })
    const opened = await openEverything(readConfig({ DATA_DIR: here, LOG_LEVEL: 'silent' }))
    const service = await startService({
      DATA_DIR: join(dir, 'there'),
      LOG_LEVEL: 'info',
      KEY_HASHES: hashes,
      REQUESTS_PER_MINUTE: '1000000',
    })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    try {
      await ready(service.url)
      await compare(opened.ask, question => askKept(service.url, agent, bearer, question), print)
    } finally {
      agent.destroy()
      await service.stop()
      await opened.close()
    }
  })
}

async function takeInAt(dataDir: string): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const opened = await openEverything(config)
  try {
    await takeInCorpus(opened, config.corpusDir)
  } finally {
    await opened.close()
  }
}

async function compare(ask: Ask, over: (question: string) => Promise<void>, print: (line: string) => void) {
  const questions = benchQuestions(PLACES).map(({ text }) => text)
  const inProcess: number[] = []
  const overHttp: number[] = []
  const ways = [
    { taken: inProcess, go: async (question: string) => void (await ask({ text: question })) },
    { taken: overHttp, go: over },
  ]
  for (const question of questions.slice(0, WARM_UP)) for (const { go } of ways) await go(`${question}。`)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, question] of questions.entries()) {
      // Each goes first as often as the other.
      for (const { taken, go } of at % 2 === round % 2 ? ways : ways.toReversed())
        taken.push((await timed(() => go(`${question}${' '.repeat(round)}${round}`))).ms)
    }
  }
  const ratio = median(overHttp) / median(inProcess)
  const added = median(overHttp.map((ms, at) => ms - (inProcess[at] ?? Number.NaN)))
  print(`ask in process: ${times(inProcess)}`)
  print(`ask over HTTP with a key, one kept connection: ${times(overHttp)}`)
  print(
    `  ratio of medians ${ratio.toFixed(3)} (floor: ≤ ${FLOOR}), median of pairs ${pairedRatio(overHttp, inProcess)}, HTTP adds ${added.toFixed(2)} ms`,
  )
  if (ratio > FLOOR) throw new Error(`HTTP makes a question ${ratio.toFixed(3)} × as long, the floor is ${FLOOR}`)
}

/** By node:http, which itself takes less time than fetch; the client is no part of what is measured. */
async function askKept(url: string, agent: Agent, authorization: string, question: string): Promise<void> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(
      `${url}/v1/ask`,
      { method: 'POST', agent, headers: { authorization, 'content-type': 'application/json' } },
      resolve,
    )
      .on('error', reject)
      .end(JSON.stringify({ question }))
  })
  const body = await text(response)
  if (response.statusCode !== 200) throw new Error(`a question was answered ${response.statusCode}: ${body}`)
}
