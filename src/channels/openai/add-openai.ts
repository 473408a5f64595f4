import type { HttpApp } from '../http/http-app.ts'
import { addChat, type ChatOptions } from './chat-route.ts'
import { addEmbeddings } from './embeddings-route.ts'
import { addModels } from './models-route.ts'
import { inOpenaiShape } from './openai-errors.ts'

const PATHS = ['/v1/chat/*', '/v1/models', '/v1/models/*', '/v1/embeddings'] as const

/** Before everything that can refuse a request, so that clients of OpenAI's API can read why. */
export function addOpenaiErrors(app: HttpApp): void {
  for (const path of PATHS) app.use(path, inOpenaiShape)
}

/** What clients of OpenAI's API call. */
export function addOpenai(app: HttpApp, options: ChatOptions): void {
  addChat(app, options)
  addModels(app, options.state)
  addEmbeddings(app, options.state)
}
