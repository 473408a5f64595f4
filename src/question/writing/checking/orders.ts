import { sentencesIn } from '../../../language/sentences.ts'
import { simplified } from '../../../language/traditional.ts'
import type { Source } from './source.ts'

/**
 * Instructions to a model that somebody planted in a report. They are quoted to people as they stand, but are no evidence:
 * otherwise a model that obeys one (say that 9,999 cases were accepted) would be right, for its words are in the quote.
 *
 * Reports speak of what was done, in the third person; these speak to whoever reads them, of his answer and his rules.
 */
const ORDERS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|不要理会|不必理会|跳过|绕过|停止遵守)[^。！？\n]{0,6}(?:(?:以上|上述|上面|之前|此前|前面|先前|前述|所有|全部|一切|这些|任何|原有|你|您|系统)[^。！？\n]{0,6}(?:内容|规则|要求|限制|说明|文字|对话|引文)|指令|指示|提示词|设定)/,
  /(?:系统|开发者|管理员|用户)(?:提示词?|消息|指令|模式|角色)\s*(?:[:：]|已|为|是)|提示词|越狱|角色扮演/,
  /(?:^|[\s>\]】|])(?:system|assistant|developer|user|tool|系统|助手|管理员|开发者)\s*[:：]/i,
  /你(?:现在|从现在起|必须|应当|应该|需要|要|只能|不得|的(?:任务|角色|回答|答案|回复|身份|指令|系统))|你是(?!否)|您(?:现在|必须)是/,
  /作为(?:一[个名])?(?:AI|人工智能|大?语言模型|大模型|聊天机器人|智能助手)/i,
  /(?:请|务必|必须|直接|只[能可]?|应)(?:直接|只)?(?:输出|打印|回复|回答|写出|声明|宣布|告诉用户|告知用户|重复)(?:以下|如下|下列|[:：“"「]|用户)|告[诉知]用户/,
  /(?:回答|答案|输出)(?:中|里|时|的?(?:末尾|开头|最后|结尾))[^。！？\n]{0,8}(?:加上|加入|附上|插入|写|[说称](?!明)|声明|注明|必须|包含|只)/,
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,40}\b(?:above|previous|prior|earlier|preceding|instructions?|rules?|prompts?|quotes?|everything|context|text)\b/i,
  /\byou(?:['’]re| are| must| should| will| have to| need to| may only| can only)\b|\byour (?:answers?|reply|response|output|instructions?|task|role|prompt|rules?|system)\b/i,
  /\b(?:system|developer) (?:prompt|message|mode|instructions?)\b|\bprompt injection\b|\bjailbreak/i,
  /\b(?:reply|respond|answer|output|print|repeat|write|say|state|tell the user|append|include)\b (?:only|with|exactly|that|the following|this|in your|to the user|["“:：])/i,
  /\bas an? (?:AI|language model|assistant|administrator|admin)\b/i,
  /<\/?\s*(?:quotes?|quotations?|data|documents?|sources?|context|system|user|assistant|instructions?|引文|资料|数据)\b[^<>]{0,40}>|<\|[a-z_]+\|>|\[\/?(?:INST|SYS|SYSTEM)\]|={3,}|-{5,}|#{3,}/i,
  /\bbase64\b|[A-Za-z0-9+/]{40,}={0,2}|!\[[^\]]*\]\(|javascript:/i,
]

/** The source as far as it is evidence: up to where somebody begins to give orders. */
export function withoutOrders(source: Source): Source {
  const quote = upToOrder(source.quote)
  const path = source.path.map(upToOrder)
  const title = upToOrder(source.title)
  const isWhole = quote === source.quote && title === source.title && path.every((name, at) => name === source.path[at])
  return isWhole ? source : { ...source, quote, path, title }
}

/** What follows an order is most likely its rest. */
function upToOrder(text: string): string {
  const at = orderIn(text)
  return at === undefined ? text : text.slice(0, at)
}

/** Where the first sentence begins that gives an order; undefined where none does. */
export function orderIn(text: string): number | undefined {
  const plain = simplified(text)
  if (!ORDERS.some(pattern => pattern.test(plain))) return undefined
  const first = sentencesIn(plain).find(({ start, end }) =>
    ORDERS.some(pattern => pattern.test(plain.slice(start, end))),
  )
  return first?.start ?? 0
}
