import { AppError } from '../../errors.ts'
import type { Library } from '../../library/library.ts'
import type { Records } from '../../library/records.ts'
import type { Ask } from '../../question/ask.ts'
import type { Search, SearchOutcome } from '../../question/search.ts'

/** The part of a library that the channel reads. */
export type HeldReports = Pick<Library, 'fingerprint' | 'reports' | 'report' | 'source' | 'figures'>

/** What the channel shows of a search. */
export type Found = Pick<SearchOutcome, 'scope' | 'hits'>

/** The model that searches, for programs that embed texts of their own. */
export type TextEmbedding = {
  readonly model: string
  readonly dimensions: number
  /**
   * Vectors of unit length in the order of `texts`; questions and what is to be found by them are embedded differently.
   * `signal` ends it at the next text.
   */
  embed(
    texts: readonly string[],
    as: 'query' | 'passage',
    signal?: AbortSignal,
  ): Promise<readonly (readonly number[])[]>
}

/** What the channel serves; assembled elsewhere. */
export type Service = {
  readonly ask: Ask
  readonly search: (...asked: Parameters<Search>) => Promise<Found>
  readonly library: HeldReports
  readonly embedding: TextEmbedding
  readonly records: Pick<Records, 'answers' | 'keys'>
}

/**
 * The process listens before the index is ready, so that an orchestrator can tell starting from dead. The messages are
 * shown to every caller and hold no paths or secrets.
 */
export type ServiceState =
  | { readonly kind: 'starting'; readonly message: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'ready'; readonly service: Service }
  | { readonly kind: 'failed'; readonly message: string }

/** Thrown where the service is asked for before it is there. */
export class NotReadyError extends AppError {
  /** Undefined where waiting does not help. */
  readonly retryAfterSeconds: number | undefined

  constructor(message: string, retryAfterSeconds?: number) {
    super('not_ready', message)
    this.name = 'NotReadyError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The service, or `NotReadyError` with when to come back. */
export function readyService(state: ServiceState): Service {
  switch (state.kind) {
    case 'ready':
      return state.service
    case 'starting':
      throw new NotReadyError(state.message, Math.max(1, Math.ceil(state.retryAfterSeconds)))
    case 'failed':
      throw new NotReadyError(state.message)
  }
}
