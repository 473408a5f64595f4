import type { Asker, Reply } from './asker.ts'
import {
  cellsFound,
  judgeMulti,
  judgeQuoted,
  judgeSmallTalk,
  judgeTurn,
  judgeUnanswerable,
  type Verdicts,
} from './judge.ts'
import type { DialogGold, GoldSet, TurnGold } from './sets.ts'

/** One question of a set, what was answered, and the verdicts. */
export type Judged = {
  readonly id: string
  readonly lang: 'zh' | 'en'
  /** Its type, or for what is not to be answered the reason. */
  readonly type: string
  readonly question: string
  /** What would have been right, in a few words. */
  readonly gold: string
  readonly reply: Reply
  readonly verdicts: Verdicts
  /** Of several figures, which are quoted. */
  readonly cells?: readonly boolean[]
}

/** Asks every question of a set, in order. */
export async function score(set: GoldSet, asker: Asker): Promise<Judged[]> {
  const textOf = (citation: Reply['citations'][number]) => asker.textOf(citation.report)
  switch (set.kind) {
    case 'questions':
      return inOrder(set.lines, async gold => {
        const reply = await asker.ask(gold.question)
        return { ...gold, gold: gold.answers.join(' / '), reply, verdicts: judgeQuoted(gold, reply, textOf) }
      })
    case 'unanswerable':
      return inOrder(set.lines, async gold => {
        const reply = await asker.ask(gold.question)
        return { ...gold, type: gold.reason, gold: gold.reason, reply, verdicts: judgeUnanswerable(gold, reply) }
      })
    case 'multi':
      return inOrder(set.lines, async gold => {
        const reply = await asker.ask(gold.question)
        const cells = cellsFound(gold, reply)
        return { ...gold, gold: gold.conclusion, reply, cells, verdicts: judgeMulti(gold, reply) }
      })
    case 'dialogs':
      return (await inOrder(set.lines, gold => scoreDialog(gold, asker))).flat()
    case 'small-talk':
      return inOrder(set.lines, async gold => {
        const reply = await asker.ask(gold.question)
        const right = [gold.type, ...(gold.names ?? [])].join(' / ')
        return { ...gold, gold: right, reply, verdicts: judgeSmallTalk(gold, reply) }
      })
  }
}

/** The turns of a conversation, one after the other. */
async function scoreDialog({ id, lang, turns }: DialogGold, asker: Asker): Promise<Judged[]> {
  const textOf = (citation: Reply['citations'][number]) => asker.textOf(citation.report)
  let conversation: string | undefined
  const judged: Judged[] = []
  for (const [at, turn] of turns.entries()) {
    const reply = await asker.ask(turn.question, conversation)
    conversation = reply.conversation_id ?? conversation
    judged.push({
      id: `${id}#${at + 1}`,
      lang,
      type: at === 0 ? 'first' : 'follow-up',
      question: turn.question,
      gold: goldOfTurn(turn),
      reply,
      verdicts: judgeTurn(turn, reply, textOf),
    })
  }
  return judged
}

function goldOfTurn(turn: TurnGold): string {
  return 'unanswerable' in turn ? 'not to be answered' : turn.answers.join(' / ')
}

async function inOrder<Line, Result>(
  lines: readonly Line[],
  judge: (line: Line) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const line of lines) results.push(await judge(line))
  return results
}
