// What any program has to do before it can embed a question: load the model, embed.
import { env, pipeline } from '@xenova/transformers'

env.allowRemoteModels = false
env.localModelPath = new URL('../../embeddings/', import.meta.url).pathname
const extract = await pipeline('feature-extraction', 'multilingual-e5-small', { dtype: 'q8' })
await extract(['query: 受理了多少？'], { pooling: 'mean', normalize: true })
