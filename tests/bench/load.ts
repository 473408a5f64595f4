import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { configuredKey } from './http.ts'
import { PLACES } from './places.ts'
import { benchQuestions } from './questions.ts'
import { type RunningService, ready, startService, withTempDir } from './service.ts'

/** Many who ask at once for a while: what they are answered, and whether the service keeps its memory. */

const CLIENTS = 200
const SECONDS = 60
/** Before memory is looked at: caches fill, code is compiled, the heap takes the size that so many clients need. */
const WARM_UP_SECONDS = 20
/** Mean memory of the last third of the time, as a multiple of that of the first. */
const FLOOR = 1.1
/** Longer than a question is worked on: what takes longer was never answered. */
const CLIENT_GIVES_UP_SECONDS = 60

export async function benchLoad(print: (line: string) => void): Promise<void> {
  const broken = [
    ...(await underLoad('no limit to speak of', 1_000_000, print)),
    ...(await underLoad('600 requests a minute', 600, print)),
  ]
  if (broken.length > 0) throw new Error(broken.join('; '))
}

async function underLoad(name: string, perMinute: number, print: (line: string) => void): Promise<string[]> {
  return withTempDir(async dataDir => {
    const { hashes, bearer } = configuredKey()
    const service = await startService({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'info',
      KEY_HASHES: hashes,
      REQUESTS_PER_MINUTE: String(perMinute),
    })
    try {
      await ready(service.url)
      await shoot(service, bearer, WARM_UP_SECONDS)
      const memory: number[] = []
      const watch = setInterval(() => memory.push(residentMib(service.pid)), 1000)
      const result = await shoot(service, bearer, SECONDS)
      clearInterval(watch)
      return judged(name, result, memory, print)
    } finally {
      await service.stop()
    }
  })
}

let asked = 0
const QUESTIONS = benchQuestions(PLACES).map(({ text }) => text)

/** A question that nobody has asked before, so that no cache of vectors helps. */
const distinct = () => `${QUESTIONS[asked % QUESTIONS.length]} ${asked++}`

function shoot(service: RunningService, authorization: string, seconds: number): Promise<autocannon.Result> {
  return autocannon({
    url: `${service.url}/v1/ask`,
    connections: CLIENTS,
    duration: seconds,
    timeout: CLIENT_GIVES_UP_SECONDS,
    requests: [
      {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        setupRequest: request => ({ ...request, body: JSON.stringify({ question: distinct() }) }),
      },
    ],
  })
}

function judged(
  name: string,
  { requests, latency, statusCodeStats = {}, errors, timeouts }: autocannon.Result,
  memory: readonly number[],
  print: (line: string) => void,
): string[] {
  const third = Math.floor(memory.length / 3)
  const [first, last] = [mean(memory.slice(0, third)), mean(memory.slice(-third))]
  const counts = Object.entries(statusCodeStats).map(([status, { count = 0 }]) => [Number(status), count] as const)
  const answered = counts.find(([status]) => status === 200)?.[1] ?? 0
  print(`${CLIENTS} clients for ${SECONDS} s after ${WARM_UP_SECONDS} s of warm-up, distinct questions, ${name}`)
  print(
    `  ${(answered / SECONDS).toFixed(1)} answers a second of ${requests.average.toFixed(0)} responses, p50 ${latency.p50} ms, p99 ${latency.p99} ms`,
  )
  print(
    `  by status: ${counts.map(([status, count]) => `${status}: ${count}`).join(', ')}; ${errors} broken connections, ${timeouts} timeouts`,
  )
  print(
    `  memory: first third ${first.toFixed(0)} MiB, last third ${last.toFixed(0)} MiB, ratio ${(last / first).toFixed(3)} (floor: ≤ ${FLOOR}), most ${Math.max(...memory).toFixed(0)} MiB`,
  )
  const unexpected = counts.filter(([status]) => status !== 200 && status !== 429)
  return [
    ...unexpected.map(([status, count]) => `${count} responses were ${status}`),
    ...(errors + timeouts > 0 ? [`${errors + timeouts} requests were not answered`] : []),
    ...(answered === 0 ? ['nothing was answered'] : []),
    ...(last / first <= FLOOR ? [] : [`memory grew ${(last / first).toFixed(3)} ×, the floor is ${FLOOR}`]),
  ]
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** What of the process is in memory; Linux tells it of any process. */
function residentMib(pid: number): number {
  const [, kib] = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) / 1024
}
