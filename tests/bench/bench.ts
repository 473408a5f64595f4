import { fileURLToPath } from 'node:url'
import { createLocalEmbedder } from '../../src/models/local-embedder.ts'
import { benchGrowth } from './growth.ts'
import { benchHttp } from './http.ts'
import { benchIngest } from './ingest.ts'
import { benchLatency, benchStart } from './latency.ts'
import { benchLoad } from './load.ts'
import { benchRetrieval } from './retrieval.ts'
import { machine } from './statistics.ts'
import { benchWecom } from './wecom.ts'
import { benchWecomKills } from './wecom-kills.ts'

/**
 * npm run bench                              everything but retrieval
 * npm run bench -- retrieval SET.jsonl …     retrieval quality on {question, context} lines
 * npm run bench -- latency|start|ingest|growth|wecom|wecom-kills
 */

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const print = (line: string) => process.stdout.write(`${line}\n`)
const [what = 'all', ...sets] = process.argv.slice(2)
const modelDir = root('embeddings/multilingual-e5-small')
const corpusDir = root('corpus')
const embedder = await createLocalEmbedder({ modelDir, cachedQuestions: 0 })

const PARTS: Record<string, () => Promise<void>> = {
  retrieval: () => benchRetrieval(sets, embedder, print),
  latency: () => benchLatency(embedder, print),
  start: () => benchStart(print),
  http: () => benchHttp(print),
  load: () => benchLoad(print),
  ingest: () => benchIngest(corpusDir, modelDir, embedder, print),
  growth: () => benchGrowth(corpusDir, modelDir, embedder, print),
  wecom: () => benchWecom(embedder, print),
  'wecom-kills': () => benchWecomKills(print),
}

const parts = what === 'all' ? ['latency', 'start', 'ingest', 'growth'] : [what]
print(machine())
for (const part of parts) {
  const run = PARTS[part]
  if (!run) throw new Error(`There is no bench ${part}; there are ${Object.keys(PARTS).join(', ')}`)
  if (part === 'retrieval' && sets.length === 0)
    throw new Error('Name the sets: npm run bench -- retrieval SET.jsonl …')
  await run()
}
process.exit(0)
