import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BaseMessage } from '@langchain/core/messages'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { AppError } from '../../errors.ts'
import type { PromptName, WritingTask } from '../writer.ts'

/** What a model is told, as people may word it: one Markdown file a prompt and language, read once at start. */
export type Prompts = {
  /** The file and the first of its sum: `answer.zh@1f0c9a2b`. @throws Error for a prompt that the language has not */
  readonly version: (prompt: PromptName, language: WritingTask['language']) => string
  readonly messages: (task: WritingTask) => Promise<BaseMessage[]>
}

/** What may, and has to, stand in each prompt's part for the user. Values are data and have no place beside the rules. */
export const PLACEHOLDERS: Readonly<Record<PromptName, readonly string[]>> = {
  answer: ['question', 'scope', 'quotes'],
  description: ['question', 'scope', 'quotes'],
  comparison: ['question', 'scope', 'quotes'],
  translation: ['quotes'],
  'follow-up': ['earlier', 'question'],
}

/** In the order in which faults are reported. Quotes are Chinese, so that nothing is translated into it. */
export const PROMPT_FILES: readonly { readonly prompt: PromptName; readonly language: WritingTask['language'] }[] = [
  { prompt: 'answer', language: 'zh' },
  { prompt: 'answer', language: 'en' },
  { prompt: 'description', language: 'zh' },
  { prompt: 'description', language: 'en' },
  { prompt: 'comparison', language: 'zh' },
  { prompt: 'comparison', language: 'en' },
  { prompt: 'translation', language: 'en' },
  { prompt: 'follow-up', language: 'zh' },
  { prompt: 'follow-up', language: 'en' },
]

type Prompt = { readonly version: string; readonly template: ChatPromptTemplate }

/** What is wrong with the files of a folder, one after the other, each named; empty where they can be loaded. */
export function promptFaults(folder: string): readonly string[] {
  return readPrompts(folder).faults
}

/** @throws AppError `config_invalid` that names every file at fault, and what may stand there */
export function loadPrompts(folder: string): Prompts {
  const { prompts, faults } = readPrompts(folder)
  if (faults.length > 0) throw new AppError('config_invalid', faults.join('; '))
  const promptOf = (prompt: PromptName, language: WritingTask['language']): Prompt => {
    const found = prompts.get(`${prompt}.${language}`)
    if (!found) throw new Error(`There is no prompt ${prompt}.${language}`)
    return found
  }
  return {
    version: (prompt, language) => promptOf(prompt, language).version,
    messages: ({ prompt, language, values }) => promptOf(prompt, language).template.formatMessages(values),
  }
}

function readPrompts(folder: string): {
  readonly prompts: ReadonlyMap<string, Prompt>
  readonly faults: readonly string[]
} {
  const prompts = new Map<string, Prompt>()
  const faults: string[] = []
  for (const { prompt, language } of PROMPT_FILES) {
    const name = `${prompt}.${language}`
    const file = join(folder, `${name}.md`)
    const read = readPrompt(file, PLACEHOLDERS[prompt])
    if (typeof read === 'string') faults.push(`${file}: ${read}`)
    else prompts.set(name, { version: `${name}@${read.sum.slice(0, 8)}`, template: read.template })
  }
  return { prompts, faults }
}

/** A prompt's template and sum, or what is wrong with its file. */
function readPrompt(
  file: string,
  placeholders: readonly string[],
): { readonly sum: string; readonly template: ChatPromptTemplate } | string {
  const text = textOf(file)
  if (text === undefined) return 'is missing or cannot be read; it comes with nianbao'
  if (text.trim() === '') return 'is empty; put back the file that comes with nianbao'
  const parts = partsOf(text)
  if (typeof parts === 'string') return parts
  const { system, user } = parts
  const fault = faultOf(system, user, placeholders)
  if (fault !== undefined) return fault
  return {
    sum: createHash('sha256').update(text).digest('hex'),
    template: ChatPromptTemplate.fromMessages([
      ['system', system],
      ['human', user],
    ]),
  }
}

/** With line ends that do not depend on the editor, so that the same text has the same sum. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}

const PARTS = ['system', 'user'] as const

/** What stands under `## system` and under `## user`; above the first of them people tell each other about the file. */
function partsOf(text: string): { readonly system: string; readonly user: string } | string {
  const [, ...cut] = text.split(/^##[ \t]+(system|user)[ \t]*$/im)
  const parts = new Map<string, string>()
  for (let at = 0; at < cut.length; at += 2) {
    const name = (cut[at] ?? '').toLowerCase()
    if (parts.has(name)) return `"## ${name}" stands there twice; it may stand there once`
    parts.set(name, (cut[at + 1] ?? '').trim())
  }
  for (const name of PARTS) {
    const said = parts.get(name)
    if (said === undefined) return `the line "## ${name}" is missing; the prompt stands under "## system" and "## user"`
    if (said === '') return `nothing stands under "## ${name}"`
  }
  return { system: parts.get('system') ?? '', user: parts.get('user') ?? '' }
}

function faultOf(system: string, user: string, placeholders: readonly string[]): string | undefined {
  const allowed = placeholders.map(name => `{${name}}`)
  const may = `under "## user" have to stand ${listed(allowed)}, and braces may not stand for anything else`
  const [inSystem] = /[{}].*/.exec(system) ?? []
  if (inSystem !== undefined) return `no brace may stand under "## system" (${shown(inSystem)}); ${may}`
  const unknown = [...user.matchAll(/\{[^{}\n]*\}/g)].find(([found]) => !allowed.includes(found))?.[0]
  if (unknown !== undefined) return `${shown(unknown)} is no placeholder; ${may}`
  const [loose] = /[{}].*/.exec(allowed.reduce((rest, name) => rest.replaceAll(name, ''), user)) ?? []
  if (loose !== undefined) return `a brace stands alone (${shown(loose)}); ${may}`
  const missing = allowed.filter(name => !user.includes(name))
  return missing.length > 0 ? `${listed(missing)} is missing; ${may}` : undefined
}

/** In characters: enough to find the place by. */
const SHOWN = 30

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
