import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../fakes/free-port.ts'
import { type Platform, startPlatform } from '../fakes/wecom/client.ts'
import type { Exchange } from '../fakes/wecom/terms.ts'
import { PLACES } from './places.ts'
import { benchQuestions } from './questions.ts'
import { type RunningService, startService, withTempDir } from './service.ts'
import { AES_KEY, TOKEN } from './wecom.ts'

/** Ends the service as a power cut would, at random moments while people ask, and lets the platform count what came of it. */

const KILLS = 50
/** Kills with a question that was acknowledged and not answered. */
const IN_FLIGHT_FLOOR = 30
const BURST = 24
const PEOPLE = 8
/** After a burst began. The first question of a life takes about a second, and a burst another, so that most kills meet one. */
const LATEST_KILL_MS = 2_000
const POLL_MS = 100
const WINDOW_SECONDS = 16
const URL_MS = 32_000
/** After these kills the service stays away until the streams' windows are closed … */
const PAST_WINDOW = new Set([12, 24, 36])
/** … and after this one until nothing can be said to anybody any more. */
const PAST_URL = 48
/** Longer than any answer that is still to come. */
const SETTLED_MS = 60_000

const QUESTIONS = benchQuestions(PLACES).map(({ text }) => text)

/** What a stream ends with when the answer takes another way: it is no answer. */
const NOTICE = /另行发送|separately/

export async function benchWecomKills(print: (line: string) => void): Promise<void> {
  const platform = await startPlatform()
  try {
    await withTempDir(async dataDir => {
      const port = await freePort()
      await platform.configureBot({
        callbackUrl: `http://127.0.0.1:${port}/wecom/bot`,
        token: TOKEN,
        aesKey: AES_KEY,
        pollMs: POLL_MS,
        windowMs: WINDOW_SECONDS * 1000,
        urlMs: URL_MS,
      })
      const start = () =>
        startService({
          DATA_DIR: dataDir,
          PORT: String(port),
          LOG_LEVEL: 'info',
          WECOM_BOT_TOKEN: TOKEN,
          WECOM_BOT_AES_KEY: AES_KEY,
          WECOM_STREAM_SECONDS: String(WINDOW_SECONDS),
          WECOM_API_URL: platform.apiUrl,
        })
      await killAgainAndAgain(platform, start, print)
    })
  } finally {
    await platform.stop()
  }
}

async function killAgainAndAgain(
  platform: Platform,
  start: () => Promise<RunningService>,
  print: (line: string) => void,
): Promise<void> {
  let service = await start()
  const kills: number[] = []
  try {
    // Reads the corpus, once.
    await ready(service)
    let withInFlight = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      await burst(platform)
      await pause(Math.random() * LATEST_KILL_MS)
      await service.kill()
      kills.push(Date.now())
      const { inFlight } = await platform.counts()
      if (inFlight > 0) withInFlight++
      if (PAST_WINDOW.has(kill)) await pause(WINDOW_SECONDS * 1000)
      if (kill === PAST_URL) await pause(URL_MS)
      service = await start()
      await ready(service)
    }
    const outcomeOf = outcomesBetween(kills)
    const settled = await settledExchanges(platform, outcomeOf)
    report(settled, outcomeOf, withInFlight, await brokenRules(platform, settled), print)
  } finally {
    await service.stop()
  }
}

let people = 0

/** Some people say two things each, and go on without waiting. */
async function burst(platform: Platform): Promise<void> {
  const of = people
  people += PEOPLE
  for (let said = 0; said < BURST; said++) {
    const text = QUESTIONS[(of * 2 + said) % QUESTIONS.length] ?? ''
    await platform.say({ user: `user${of + (said % PEOPLE)}`, text })
  }
}

/** Open connections of a service that was killed are gone, so a failed request says nothing. */
async function ready({ url }: RunningService): Promise<void> {
  for (;;) {
    const answered = await fetch(`${url}/readyz`).then(
      async response => {
        await response.arrayBuffer()
        return response.ok
      },
      () => false,
    )
    if (answered) return
    await pause(20)
  }
}

/** Every acknowledged question, when each has come to its end or nothing more is to be expected. */
async function settledExchanges(platform: Platform, outcomeOf: OutcomeOf): Promise<readonly Exchange[]> {
  const end = Date.now() + SETTLED_MS
  for (;;) {
    const acknowledged = (await platform.exchanges()).filter(({ acknowledgedAt }) => acknowledgedAt !== undefined)
    if (acknowledged.every(each => outcomeOf(each) !== 'open') || Date.now() > end) return acknowledged
    await pause(500)
  }
}

const answersOf = ({ answers }: Exchange) => answers.filter(({ content }) => !NOTICE.test(content))

type Outcome = 'stream' | 'response_url' | 'refused' | 'refused_again' | 'twice' | 'open'

type OutcomeOf = (exchange: Exchange) => Outcome

/** A service that is killed before it has read a refusal cannot know of it, and tries once more; within one life it may not. */
function outcomesBetween(kills: readonly number[]): OutcomeOf {
  const livesOf = (times: readonly number[]) => new Set(times.map(at => kills.filter(kill => kill < at).length)).size
  return exchange => {
    const [first, ...more] = answersOf(exchange)
    const refused = exchange.urlAttempts.filter(({ outcome }) => outcome === 'expired').map(({ at }) => at)
    if (more.length > 0) return 'twice'
    if (first) return first.via === 'stream' ? 'stream' : 'response_url'
    if (refused.length > livesOf(refused)) return 'refused_again'
    return refused.length > 0 ? 'refused' : 'open'
  }
}

/** Beside a second try through `response_url` by a service that was killed before it could know of the first. */
async function brokenRules(platform: Platform, exchanges: readonly Exchange[]): Promise<readonly string[]> {
  const accepted = new Map(exchanges.map(each => [each.id, answersOf(each).length]))
  return (await platform.violations())
    .filter(({ rule, exchange = '' }) => rule !== 'response_url_used_twice' || accepted.get(exchange) !== 1)
    .map(({ rule, detail }) => `${rule}: ${detail}`)
}

function report(
  exchanges: readonly Exchange[],
  outcomeOf: OutcomeOf,
  withInFlight: number,
  rules: readonly string[],
  print: (line: string) => void,
): void {
  const count = (outcome: Outcome) => exchanges.filter(each => outcomeOf(each) === outcome).length
  const again = exchanges.flatMap(({ urlAttempts }) => urlAttempts).filter(({ outcome }) => outcome === 'duplicate')
  print(`${KILLS} kills, ${withInFlight} of them with a question in flight (floor: ≥ ${IN_FLIGHT_FLOOR})`)
  print(
    `  ${exchanges.length} questions acknowledged; answered by stream ${count('stream')}, by response_url ${count('response_url')}`,
  )
  print(
    `  past everything and refused once ${count('refused')}, more than once in one life ${count('refused_again')} (floor: 0)`,
  )
  print(`  answered twice ${count('twice')} (floor: 0), never ${count('open')} (floor: 0)`)
  print(
    `  second tries that the platform refused, after kills: ${again.length}; rules broken: ${rules.length} (floor: 0)`,
  )
  for (const rule of rules.slice(0, 5)) print(`    ${rule}`)
  for (const each of exchanges.filter(one => ['open', 'twice', 'refused_again'].includes(outcomeOf(one))).slice(0, 5))
    print(`    ${outcomeOf(each)}: ${JSON.stringify(each)}`)
  const broken = count('refused_again') + count('twice') + count('open') + rules.length
  if (broken > 0 || withInFlight < IN_FLIGHT_FLOOR) throw new Error('the service did not keep what it acknowledged')
}
