import { setTimeout as pause } from 'node:timers/promises'
import type { Embedder } from '../../src/models/embedder.ts'
import { type Platform, startPlatform } from '../fakes/wecom/client.ts'
import { PLACES } from './places.ts'
import { benchQuestions } from './questions.ts'
import { askOver, firstAnswer, type RunningService, startService, withTempDir } from './service.ts'
import { median, quantile, timed, times } from './statistics.ts'

/** How long WeCom waits for an acknowledgement while questions run, beside the bare embedding of a question. */

export const TOKEN = 'QDG6eK'
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'

const RUNNING = 20
const ROUNDS = 3
const ACKNOWLEDGED_A_ROUND = 100
/** Each waits for the one before. */
const ACKNOWLEDGED_OVER_HTTP = 30
const EMBEDDED_A_ROUND = 40
/** p99 of an acknowledgement, as a multiple of the p50 of embedding one question. */
const FLOOR = 5

export async function benchWecom(embedder: Embedder, print: (line: string) => void): Promise<void> {
  const platform = await startPlatform()
  try {
    await withTempDir(async dataDir => {
      const service = await startService({
        DATA_DIR: dataDir,
        LOG_LEVEL: 'info',
        WECOM_BOT_TOKEN: TOKEN,
        WECOM_BOT_AES_KEY: AES_KEY,
        WECOM_API_URL: platform.apiUrl,
        REQUESTS_PER_MINUTE: '1000000',
      })
      try {
        await firstAnswer(service.url, '增城区受理了多少？')
        await platform.configureBot({ callbackUrl: `${service.url}/wecom/bot`, token: TOKEN, aesKey: AES_KEY })
        await measure(platform, service, embedder, print)
      } finally {
        await service.stop()
      }
    })
  } finally {
    await platform.stop()
  }
}

async function measure(
  platform: Platform,
  service: RunningService,
  embedder: Embedder,
  print: (line: string) => void,
): Promise<void> {
  const questions = benchQuestions(PLACES).map(({ text }) => text)
  let asked = 0
  const next = () => `${questions[asked % questions.length]} ${asked++}`
  const bare: number[] = []
  const embed = async () => {
    for (let at = 0; at < EMBEDDED_A_ROUND; at++) bare.push((await timed(() => embedder.embedQuery(next()))).ms)
  }
  const inWecom: number[] = []
  const overHttp: number[] = []
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    await embed()
    const ofWecom = await whileWecomAsks(platform, next)
    await embed()
    const ofHttp = await whileHttpAsks(platform, service, next)
    if (round === 0) bare.length = 0
    else {
      inWecom.push(...ofWecom)
      overHttp.push(...ofHttp)
    }
  }
  const ratio = quantile(inWecom, 0.99) / median(bare)
  print(`bare question embedding: ${times(bare)}`)
  print(`callback acknowledged while ${RUNNING} questions of WeCom are open: ${withP99(inWecom)}`)
  print(`  p99 / p50 of embedding ${ratio.toFixed(2)} (floor: ≤ ${FLOOR})`)
  print(`callback acknowledged while ${RUNNING} questions run over HTTP: ${withP99(overHttp)}`)
  print(`  p99 / p50 of embedding ${(quantile(overHttp, 0.99) / median(bare)).toFixed(2)}`)
  const broken = await platform.violations()
  if (broken.length > 0) throw new Error(`rules of the platform were broken: ${JSON.stringify(broken.slice(0, 5))}`)
  if (ratio > FLOOR) throw new Error(`acknowledging takes ${ratio.toFixed(2)} × embedding, the floor is ${FLOOR}`)
}

let people = 0

/** Says something as somebody new; how long the first delivery took, be it that nobody acknowledged it in time. */
async function acknowledged(platform: Platform, text: string): Promise<{ readonly id: string; readonly ms: number }> {
  const id = await platform.say({ user: `user${people++}`, text })
  const { deliveries } = await platform.until(id, each => each.deliveries.length > 0)
  return { id, ms: deliveries[0]?.ms ?? Number.NaN }
}

/**
 * So many people ask, and each asks again as soon as there is an answer. The first of each is not counted: with it the
 * questions only begin to run, all in the same instant.
 */
async function whileWecomAsks(platform: Platform, next: () => string): Promise<number[]> {
  const taken: number[] = []
  await Promise.all(
    Array.from({ length: RUNNING }, async () => {
      for (let asked = 0; taken.length < ACKNOWLEDGED_A_ROUND; asked++) {
        const { id, ms } = await acknowledged(platform, next())
        if (asked > 0) taken.push(ms)
        await platform.until(id, ({ answers, windowClosed }) => windowClosed || answers.length > 0)
      }
    }),
  )
  return taken
}

/** So many questions are asked of the same process all the time; callbacks come one after another. */
async function whileHttpAsks(platform: Platform, service: RunningService, next: () => string): Promise<number[]> {
  const taken: number[] = []
  let going = true
  const asking = Array.from({ length: RUNNING }, async () => {
    while (going) {
      const response = await askOver(service.url, next())
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`a question was answered ${response.status}`)
    }
  })
  const saying = async () => {
    while (taken.length < ACKNOWLEDGED_OVER_HTTP) {
      taken.push((await acknowledged(platform, next())).ms)
      await pause(10)
    }
    going = false
  }
  await Promise.all([saying(), ...asking])
  return taken
}

function withP99(numbers: readonly number[]): string {
  return `${times(numbers)}, p99 ${quantile(numbers, 0.99).toFixed(2)} ms`
}
