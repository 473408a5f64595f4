import { Counter, Histogram, type Registry } from 'prom-client'
import type { WriterWatch } from '../../models/writer.ts'
import type { WritingWatch } from '../../question/writing/watch.ts'

/** What is counted of a model that words answers: its own work, and what came of its text. */
export type WritingMetrics = {
  readonly writer: WriterWatch
  /** A fault is counted with the fallback that it leads to. */
  readonly writing: Omit<WritingWatch, 'fault'>
}

/** Seconds: small models on an office's machine take some, and are given up after `LLM_SECONDS`. */
const BUCKETS = [0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 300]

export function writingMetrics(registers: Registry[]): WritingMetrics {
  const calls = new Counter({
    name: 'nianbao_model_calls_total',
    help: 'Tries at the model that words answers, by what came of them.',
    labelNames: ['outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'nianbao_model_call_seconds',
    help: 'Time of a try at the model, to the end of its text.',
    buckets: BUCKETS,
    registers,
  })
  const tokens = new Counter({
    name: 'nianbao_model_tokens_total',
    help: 'Tokens that the model read and wrote.',
    labelNames: ['kind'],
    registers,
  })
  const dropped = new Counter({
    name: 'nianbao_model_sentences_dropped_total',
    help: 'Sentences of the model that are not shown, by the check that they failed.',
    labelNames: ['reason'],
    registers,
  })
  const fallbacks = new Counter({
    name: 'nianbao_model_fallbacks_total',
    help: 'Answers whose quotes stand for themselves although a model was to word them, by why.',
    labelNames: ['why'],
    registers,
  })
  return {
    writer: {
      called(outcome, taken) {
        calls.inc({ outcome })
        seconds.observe(taken)
      },
      tokens: (kind, count) => tokens.inc({ kind }, count),
    },
    writing: {
      dropped: reason => dropped.inc({ reason }),
      fellBack: why => fallbacks.inc({ why }),
    },
  }
}
