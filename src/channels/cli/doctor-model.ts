import type { Config } from '../../config.ts'
import { messageOf } from '../../errors.ts'
import { createBulkEmbedder } from '../../models/bulk-embedder.ts'
import { describeModel } from '../../models/local-embedder.ts'
import { createQuestionEmbedder } from '../../models/question-embedder.ts'
import { WriterError, type WriterFault } from '../../models/writer.ts'
import type { Language } from '../../question/question.ts'
import { type Checked, type Checker, createChecker } from '../../question/writing/checking/check.ts'
import { sourceOf } from '../../question/writing/checking/source.ts'
import { type Passed, saysAll } from '../../question/writing/complete.ts'
import { sentencesFrom } from '../../question/writing/sentence-stream.ts'
import { taskFor } from '../../question/writing/task.ts'
import type { Finding } from './doctor.ts'
import { SAMPLE_QUESTIONS, sampleAnswer, TRUE_SENTENCES, WRONG_SENTENCES } from './model-sample.ts'
import { openWriter } from './writing.ts'

/**
 * Tries the model that words answers on a sample, by the way that every answer goes, and shows what the checks say of
 * each sentence; then what they say of sentences that are wrong for certain, since a good model gives them nothing to do.
 *
 * @param withChecker opens the checks and closes them again
 */
export async function modelThatWrites(config: Config, withChecker: WithChecker = withLocalChecker): Promise<Finding[]> {
  const { llm } = config
  if (!llm)
    return [well('no model words answers: LLM_BASE_URL and LLM_MODEL are not set, and quotes stand for themselves')]
  const { promptFaults, PROMPT_FILES } = await import('../../models/writing/prompts.ts')
  const faults = promptFaults(llm.promptsDir)
  const prompts =
    faults.length > 0
      ? faults.map(fault => wrong(`prompt ${fault}`))
      : [well(`prompts ${llm.promptsDir}: ${PROMPT_FILES.length} files as they have to be`)]
  try {
    return await withChecker(config, async checker => [
      ...prompts,
      ...(faults.length > 0 ? [] : await triedModel(config, checker)),
      ...(await checksThemselves(checker)),
    ])
  } catch (error) {
    return [...prompts, wrong(`checks of what a model writes: ${messageOf(error)}`)]
  }
}

const well = (line: string): Finding => ({ ok: true, line })
const wrong = (line: string): Finding => ({ ok: false, line })

type WithChecker = (config: Config, act: (checker: Checker) => Promise<Finding[]>) => Promise<Finding[]>

const withLocalChecker: WithChecker = async ({ modelDir }, act) => {
  const embedder = await createQuestionEmbedder(describeModel(modelDir), createBulkEmbedder({ modelDir, threads: 1 }))
  try {
    return await act(createChecker({ embedder }))
  } finally {
    await embedder.close()
  }
}

const LANGUAGES: readonly Language[] = ['zh', 'en']

/** In one language after the other, as far as the service answers at all. */
async function triedModel(config: Config, checker: Checker): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const language of LANGUAGES) {
    const { sentences, trouble } = await tried(language, config, checker)
    findings.push(...sentences, ...(trouble ? [trouble] : []))
    if (trouble) break
  }
  return findings
}

type Tried = { readonly sentences: readonly Finding[]; readonly trouble?: Finding }

async function tried(language: Language, config: Config, checker: Checker): Promise<Tried> {
  const tokens = { prompt: 0, completion: 0 }
  const writer = await openWriter(config, {
    called: () => undefined,
    tokens(kind, count) {
      tokens[kind] += count
    },
  })
  const answer = sampleAnswer(language)
  const task = taskFor(SAMPLE_QUESTIONS[language], answer)
  if (!writer || !task) return { sentences: [] }
  const name = `model ${writer.model}, ${language}`
  const sources = answer.citations.map(sourceOf)
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  let first: string | undefined
  const sentences: Finding[] = []
  const passed: Passed[] = []
  try {
    for await (const raw of sentencesFrom(writer.write(task))) {
      first ??= seconds()
      const checked = await checker(raw, language, sources)
      if (checked.kind === 'passed') passed.push(checked)
      sentences.push(well(`${name}: ${verdictOn(checked)}: ${shown(raw)}`))
    }
  } catch (error) {
    return { sentences, trouble: wrong(`model ${writer.model} at ${addressOf(config)}: ${whatToDo(error)}`) }
  }
  const times = `first sentence after ${first ?? '—'}, all after ${seconds()}`
  const summary = `${name}: ${times}; ${tokens.prompt} tokens read, ${tokens.completion} written`
  return {
    sentences: [
      saysAll(answer, passed)
        ? well(summary)
        : wrong(
            `${summary}; what passed does not say both figures of the sample, so that answers would stand without the model's words: try another LLM_MODEL, or put back the prompts that come with nianbao`,
          ),
      ...sentences,
    ],
  }
}

async function checksThemselves(checker: Checker): Promise<Finding[]> {
  const judge = (text: string, language: Language) =>
    checker(text, language, sampleAnswer(language).citations.map(sourceOf))
  const findings: Finding[] = []
  for (const { text, language } of TRUE_SENTENCES) {
    const checked = await judge(text, language)
    const isRight = checked.kind === 'passed'
    findings.push({
      ok: isRight,
      line: `check (a true sentence): ${verdictOn(checked)}${isRight ? '' : REPORT_IT}: ${text}`,
    })
  }
  for (const { mistake, text, language } of WRONG_SENTENCES) {
    const checked = await judge(text, language)
    const isRight = checked.kind === 'dropped'
    findings.push({
      ok: isRight,
      line: `check (${mistake}): ${verdictOn(checked)}${isRight ? '' : REPORT_IT}: ${text}`,
    })
  }
  return findings
}

const REPORT_IT = ' (a fault of nianbao: unset LLM_BASE_URL and LLM_MODEL until it is mended)'

function verdictOn(checked: Checked): string {
  if (checked.kind === 'passed') return 'passed'
  const { reason, what } = checked.fault
  // The piece may be the whole sentence, which is shown beside it.
  const piece = what === '' || what.length > LONGEST_PIECE ? '' : `: ${shown(what)}`
  return `dropped (${reason}${piece})`
}

/** In characters. */
const LONGEST_SENTENCE = 300
const LONGEST_PIECE = 20

/** On one line, without what a terminal would take for more than text. */
function shown(text: string): string {
  const plain = [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()]
  return plain.length > LONGEST_SENTENCE ? `${plain.slice(0, LONGEST_SENTENCE).join('')}…` : plain.join('')
}

/** Without the name and password that an address may hold. */
function addressOf({ llm }: Config): string {
  const { origin, pathname } = new URL(llm?.baseUrl ?? 'http://127.0.0.1')
  return origin + pathname
}

/** Where the message does not name the setting itself. */
const ADVICE: Partial<Readonly<Record<WriterFault, string>>> = {
  timeout: 'raise LLM_SECONDS, or set a smaller model as LLM_MODEL',
  rate_limited: 'try again later, lower LLM_AT_ONCE, or have the limit of LLM_API_KEY raised',
  broken: 'look into the log of the service at LLM_BASE_URL, and check that it is OpenAI-compatible',
  spent: 'raise LLM_TOKENS_PER_HOUR',
  too_long: 'have the service of LLM_MODEL started with a context of 8,192 tokens or more',
}

function whatToDo(error: unknown): string {
  const advice = error instanceof WriterError ? ADVICE[error.fault] : undefined
  return [messageOf(error), ...(advice === undefined ? [] : [advice])].join('; ')
}
