import type { PromptName, Writer, WritingTask } from '../../../src/models/writer.ts'

export const SILENCE = Symbol('ends only when it is aborted')
export const DEAF_SILENCE = Symbol('does not end, whoever aborts it')

/** What is written for a prompt: pieces, an error that is thrown where it stands, or silence. */
export type Script = readonly (string | Error | typeof SILENCE | typeof DEAF_SILENCE)[]

/** A model that lies outside the machine: says what it is told to, and writes down what it was asked and what became of it. */
export function scriptedWriter(scripts: Partial<Record<PromptName, Script>>) {
  const tasks: WritingTask[] = []
  const ends: ('finished' | 'failed' | 'left')[] = []
  const log: string[] = []
  const writer: Writer = {
    model: 'scripted',
    promptVersion: (prompt, language) => `${prompt}.${language}@00000000`,
    async *write(task, { signal } = {}) {
      tasks.push(task)
      let end: (typeof ends)[number] = 'left'
      try {
        log.push(`${task.prompt} begins`)
        for (const piece of scripts[task.prompt] ?? []) {
          if (piece instanceof Error) {
            end = 'failed'
            throw piece
          }
          // As over a network: whoever reads has to wait for each.
          await new Promise(resolve => setImmediate(resolve))
          if (typeof piece === 'string') yield piece
          else await silence(piece === SILENCE ? signal : undefined)
        }
        end = 'finished'
      } finally {
        ends.push(end)
      }
    },
  }
  return { writer, tasks, ends, log }
}

function silence(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
