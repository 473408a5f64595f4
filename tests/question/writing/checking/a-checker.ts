import { join, resolve } from 'node:path'
import { placeWritten } from '../../../../src/language/place-chains.ts'
import { createLocalEmbedder, type LocalEmbedder } from '../../../../src/models/local-embedder.ts'
import type { Language } from '../../../../src/question/question.ts'
import { type Checker, createChecker } from '../../../../src/question/writing/checking/check.ts'
import type { Source } from '../../../../src/question/writing/checking/source.ts'
import type { FaultReason } from '../../../../src/question/writing/checking/verdict.ts'

export async function realEmbedder(): Promise<LocalEmbedder> {
  return createLocalEmbedder({
    modelDir: join(resolve(import.meta.dirname, '../../../..'), 'embeddings/multilingual-e5-small'),
  })
}

/** The checker as it runs, with the real model. */
export async function realChecker(): Promise<Checker> {
  return createChecker({ embedder: await realEmbedder() })
}

/** A source of a district's report, or of another place's. */
export function sourceWith(quote: string, about: Partial<Source> & { readonly of?: string } = {}): Source {
  const { of = '江苏省苏州市昆山市', ...given } = about
  const place = placeWritten(of) ?? null
  const title = `${place?.path.at(-1)}2023年法治政府建设情况报告`
  return { index: 1, quote, place, year: 2023, title, issuer: null, path: ['一、主要举措'], ...given }
}

/** The reason why it is dropped, or what is shown. */
export async function outcome(
  check: Checker,
  raw: string,
  language: Language,
  sources: readonly Source[],
): Promise<FaultReason | `shown: ${string}`> {
  const checked = await check(raw, language, sources)
  return checked.kind === 'dropped' ? checked.fault.reason : `shown: ${checked.shown}`
}
