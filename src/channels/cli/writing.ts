import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import type { Writer, WriterWatch } from '../../models/writer.ts'
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
