import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import type { Library } from '../../library/library.ts'
import type { Embedder } from '../../models/embedder.ts'
import type { Writer, WriterWatch } from '../../models/writer.ts'
import type { Ask } from '../../question/ask.ts'
import type { WritingWatch } from '../../question/writing/watch.ts'

/** Who counts what a model that words answers does, and what comes of its text. */
export type ModelWatch = { readonly writer: WriterWatch; readonly writing: WritingWatch }

/** For commands that end with their answer. */
export const UNWATCHED: ModelWatch = {
  writer: { called: () => undefined, tokens: () => undefined },
  writing: {
    dropped: () => undefined,
    fellBack: () => undefined,
    fault: error => process.stderr.write(`the model's text could not be checked: ${messageOf(error)}\n`),
  },
}

/**
 * The model that words answers, its prompts read and checked. Where none is configured nothing of it is loaded.
 *
 * @throws AppError `config_invalid` where a prompt is at fault
 */
export async function openWriter({ llm }: Config, watch: WriterWatch): Promise<Writer | undefined> {
  if (!llm) return undefined
  const [{ loadPrompts }, { createChatWriter }] = await Promise.all([
    import('../../models/writing/prompts.ts'),
    import('../../models/writing/chat-writer.ts'),
  ])
  return createChatWriter({ ...llm, prompts: loadPrompts(llm.promptsDir), watch })
}

/** The same way to ask, worded by the model that is configured. */
export type Worded = (ask: Ask, dependencies: WordedDependencies) => Ask

export type WordedDependencies = {
  readonly embedder: Pick<Embedder, 'embedQuery'>
  readonly library: Pick<Library, 'conversation'>
  readonly now: () => Date
}

/**
 * What puts a model's words around a way to ask. Without a model it changes nothing, and neither the checks nor their word
 * lists are loaded: they would make every start longer for nothing.
 *
 * @throws AppError `config_invalid` where a prompt is at fault
 */
export async function openWorded(config: Config, watch: ModelWatch): Promise<Worded> {
  const { llm } = config
  const writer = await openWriter(config, watch.writer)
  if (!llm || !writer) return ask => ask
  const [{ createChecker }, { createWrittenAsk }] = await Promise.all([
    import('../../question/writing/checking/check.ts'),
    import('../../question/writing/written-ask.ts'),
  ])
  return (ask, { embedder, library, now }) =>
    createWrittenAsk(ask, {
      writer,
      checker: createChecker({ embedder }),
      watch: watch.writing,
      library,
      now,
      seconds: llm.seconds,
    })
}
