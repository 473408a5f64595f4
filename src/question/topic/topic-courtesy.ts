/** Greetings, thanks and the like: what people say around a question, and what they say instead of one. */

export type SmallTalk = 'hello' | 'thanks' | 'help' | 'bye'

/** Ends a courtesy that could otherwise be the beginning of a word (感谢信, hire). */
const APART = '(?=[\\s\\p{P}]|$)'

/**
 * Said before or after a question. Those in `anywhere` begin no other word, so what follows may stand right behind them
 * (你好增城区…); the others have to stand apart (感谢信 is no thanks).
 */
const COURTESIES: readonly { readonly which: SmallTalk | 'please'; readonly words: string; readonly apart: string }[] =
  [
    {
      which: 'hello',
      words:
        '(?:你们?好(?![像多几不])|您好|妳好|大家好(?![像多几不])|各位好|早上好|上午好|中午好|下午好|晚上好|早安|晚安|哈喽|哈啰|嗨|在吗|在不在|在么|有人吗|打扰一下|打扰了|不好意思)',
      apart: '',
    },
    {
      which: 'hello',
      words:
        '(?:hi(?: there| all)?|hello(?: there| again)?|hey(?: there)?|greetings|good (?:morning|afternoon|evening|day)|how are you(?: (?:doing|today))*|how do you do|nice to meet you|sorry to (?:bother|trouble) you|excuse me|早|喂|hola|bonjour|你们?好吗|最近好吗|吃了吗)',
      apart: APART,
    },
    {
      which: 'thanks',
      words:
        '(?:(?:谢谢|多谢|感谢|非常感谢|太感谢|感激)(?:你们?|您|了|啦|哈|哦|大家|帮助|帮忙)*|谢了|谢啦|thx|(?:many )?thanks?(?: you)?(?: so| very)?(?: much| a lot)?(?: for (?:your|the) help)?|(?:多|真)?辛苦(?:你|您|了|啦)*|有劳(?:了|您)?|(?:很|非常|太|真)?(?:好的?|棒|厉害|不错)[了的]?|(?:我)?(?:知道|明白|懂|清楚|了解)了|收到|没事了?|好的?|行|嗯+|哦+|ok(?:ay)?|great|perfect|got it|i see|nice|cool|well done|good job|awesome|no problem|cheers|[哈呵嘿嘻]{2,})',
      apart: APART,
    },
    {
      which: 'bye',
      words:
        '(?:再见|拜拜|拜|回头见|明天见|下次见|再会|(?:good)?bye(?:[ -]?bye)?|see you(?: later| soon| tomorrow)?|good night|cya)',
      apart: APART,
    },
    // Not a word to strip in 麻烦事 or 拜托贷款; 请问 and its kind only ask to be heard.
    { which: 'please', words: '(?:请问(?:一下|下)?|请教(?:一下|下)?|想请教(?:一下|下)?|劳驾)', apart: '' },
    { which: 'please', words: '(?:拜托(?:了|你|您)?|麻烦(?:了|你|您|你了|您了)?|please|pls|plz)', apart: APART },
  ]

/** Stops and pictures; no quotation marks, which belong to what follows. */
const STOPS = '[\\s，,。.!！?？;；、~～:：…—\\p{So}-]*'
/** Particles that hang on a courtesy; before anything else they begin a word (了解, 呀诺达). */
const PARTICLES = `(?:[呀啊哦哈呢吧啦哟喔嘛了]+${APART})?${STOPS}`
/** Whoever is greeted. */
const ADDRESSED = `(?:(?:小助手|助手|助理|机器人|小年报?|老师|同志|朋友|亲|bot|assistant|nianbao|everyone|sir|madam)${APART}${STOPS})?`

const OPENING = COURTESIES.map(({ which, words, apart }) => ({
  which,
  pattern: new RegExp(`^${STOPS}${words}{1,3}${apart}${PARTICLES}${ADDRESSED}`, 'iu'),
}))

/** Fewer than before a question: "Was it great?" ends in no courtesy. */
const CLOSING = new RegExp(
  `(?:[\\s，,。.!！?？;；~～]+(?:(?:非常|十分)?(?:感谢|谢谢|多谢|谢了)(?:你们?|您|啦|了|哈|大家)*|(?:多)?辛苦(?:你|您|了|啦)*|(?:麻烦|拜托|劳驾)(?:你|您|了|啦)*|再见|拜拜|(?:many )?thanks?(?: you)?(?: so| very)?(?: much| a lot)?(?: in advance)?|thx|please|pls|plz|bye)|谢谢(?:你们?|您|啦|了)*)[呀啊哦哈啦]*${STOPS}$`,
  'iu',
)

/** 谁, 能做什么, 怎么用: asked of the service itself, and nothing else asked. */
const HELP =
  /^(?:那|请|那么)?(?:(?:你|您|这)(?:到底|究竟)?(?:是(?:谁|什么(?:东西|系统|工具|软件|助手)?|干(?:什么|啥|嘛)的|做什么的)|叫(?:什么|啥)(?:名字)?)|(?:你|您|这(?:个|里)?|系统|机器人)?(?:都|还)?(?:能|会|可以|能够)(?:帮我|帮忙|为我|给我)?(?:做|干|回答|查|问|提供|解决|告诉我)(?:些|点)?(?:什么|啥|哪些)(?:事情?|问题|内容|服务|东西|忙)?|(?:你|您)?(?:都)?有(?:什么|哪些|啥)(?:功能|用处?|本领|本事|作用|用途)|(?:我|这里)?(?:都)?(?:能|可以|该|应该|要)(?:怎么|如何)?(?:问|提问|查|用)(?:你|您)?(?:些)?(?:什么|哪些|啥)?(?:问题|内容)?|(?:这个?|你|您|系统|本系统)?(?:该|要|应该)?(?:怎么|如何|怎样|咋)(?:使用|用|操作|提问|问|查)(?:你|您|它|啊|的|(?:这个?|本|此)(?:系统|工具|机器人|助手|软件|平台)?)?|(?:使用|操作)?(?:说明|帮助|指南|方法|教程)|功能(?:介绍|说明)?|(?:请)?(?:简单)?(?:介绍|说说)(?:一下|下)?(?:你|您)?自己|(?:做个?)?自我介绍|(?:帮帮我|救命|菜单|教我(?:怎么)?用)|你(?:有什么|能|的)?(?:作用|功能)(?:是什么)?)$/
const HELP_ENGLISH =
  /^(?:help(?: me)?(?: out)?|menu|usage|instructions|who (?:are|r) (?:you|u)|what(?: a|'| i)?(?:re|s)? (?:is )?(?:this|your name|your purpose)|what are you|what is this|what (?:can|do|could) (?:you|i|this)(?: bot| service| system| tool)? (?:do|ask|help(?: me)?(?: with)?|answer|know|offer|use)(?: you)?(?: here| for me| about)?|how (?:can|do|should|could) (?:i|you|we|one) (?:use|ask|start|work|help(?: me)?|begin|get started)(?: with)?(?: you| this| it)?(?: work)?|how (?:does|do) (?:this|it|you) work|(?:please )?introduce yourself|tell me about yourself|what (?:are )?your (?:capabilities|features|functions)|what (?:kind|kinds|sort|type|types) of questions can (?:i ask|you answer)(?: you)?|can you help(?: me)?|getting started)$/

/** What is said of an answer that helped; beside it nothing is left that asks (多谢，太有用了). */
const PRAISE =
  /很?好用|帮(?:了|到了?|上)?(?:我们?)?(?:个|很|一个)*(?:大忙|忙)了?|帮(?:助|到)(?:很大|我们?了|了我们?)|解决(?:了|掉)(?:我的?|我们的?)?(?:问题|疑问|疑惑|困惑|难题|大问题)了?|省了?我?(?:很多|不少|好多|好些)?(?:事|时间|功夫|力气)了?|(?:(?:没有?|没啥|没什么)(?:别的|其他|其它|更多)?(?:问题|事|疑问|要问的))了?|(?:先|就)(?:这样|这些|到这)|(?:这|那)?(?:就|样)?(?:足?够|可以)了|(?:答|讲|说|回答|解释|解答|回复|答复|查|介绍)(?:得|的)|(?:有|很有|大有)(?:用|帮助)|管用|顶用|有用|用得?上|派上用场|正是我(?:想|需)?(?:要|找)的|详细|清楚|及时|耐心|热心|贴心|用心|细心|周到|专业|高效|准确|靠谱|给力|厉害|棒|赞|牛|满意|方便|省心|省事|完美|优秀|太好|真好|很好|不错|到位|明白|懂|回答|解答|回复|答复|帮助|帮忙|支持|服务|指点|指教|提醒|配合|救(?:了)?(?:我)?(?:一)?命|(?:that|this|it|which)? ?(?:is|was|'s)? ?(?:exactly |just |all |really |very |so |super |quite |extremely |most |a (?:great |big |huge )?)*(?:what i (?:needed|wanted|was looking for)|i (?:needed|wanted|need)|helpful|useful|helps?|helped|great|perfect|clear|amazing|awesome|wonderful|fantastic|excellent|brilliant|lifesaver|appreciated?|good|nice|kind|enough|solved (?:it|my problem)|saved my (?:day|life|time))\b|\b(?:answers?|help|repl(?:y|ies)|response|time|job|work|explanation|information|patience|quick|fast|prompt|that's (?:all|it)|that is all)\b/giu
/** Beside praise only such words; whatever else is said may be a question. */
const BESIDE_PRAISE =
  /非常|十分|真的?|太|很|特别|挺|超级?|这下|终于|总算|现在|都|也|您们?|你们?|我们?|大家|小助手|助手|机器人|系统|这个?|那个?|它|一下|好|的|得|了|是|谢[谢了啦]|感谢|多谢|感激|辛苦|就|给|为|对|[呀啊哦哈呢吧啦哟喔嘛]|\b(?:thank(?:s| you)?|so|very|much|really|a|an|the|lot|for|your|you|my|me|i|that|this|it|is|was|'s|and|all|of|great|many|again|well|done|oh|wow|ok|okay|have|day|now|too|indeed|how|s|cheers|mate|man|buddy|friend|everyone)\b|老铁|兄弟|亲|朋友|正好|哇/giu
const LETTERS = /[\p{L}\p{N}]/gu
/** Longer than this nobody thanks; beside thanks a few letters may be left of it, beside mere praise none. */
const PRAISE_LENGTH = 80
const PRAISE_LEFT = 2

/** Whatever one thanks for in English, as long as nothing is asked behind it. */
const THANKS_FOR =
  /^(?:[\w']+[,! ]+){0,3}thank(?:s| you)(?: so| very| much| a lot)* for (?!.*\b(?:how|what|which|who|when|where|but|now|can|could|and)\b)[^?]+$/
/** What tells mere praise from a matter (专业服务, response time): how much, or of whom. */
const FELT =
  /太|真|很|非常|挺|超|特别|十分|好|[我你您]|了[\s\p{P}]*$|\b(?:that|this|it|you|very|so|really|exactly|much|great|perfect|super)\b/iu
const THANKS = /谢[谢了啦]|感谢|多谢|感激|辛苦|\bthank/i

/** Whether somebody only says that the answer helped, in whatever words. */
function isPraise(text: string, thanked: boolean): boolean {
  if (text.length > PRAISE_LENGTH || /[?？]|多少|几|哪|什么(?!要问)|怎|如何/.test(text)) return false
  const said = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
  const without = said.replace(PRAISE, ' ')
  if (THANKS_FOR.test(said)) return true
  if (!thanked && !FELT.test(said)) return false
  if (without === said) return false
  const left = without.replace(BESIDE_PRAISE, ' ').match(LETTERS) ?? []
  return left.length <= (thanked ? PRAISE_LEFT : 0)
}

/** The text without the greetings, thanks and pleases around what is asked; empty where there is nothing else. */
export function withoutCourtesy(text: string): string {
  return strip(text).rest
}

/** Which small talk the whole utterance is; undefined where it says anything else. */
export function smallTalkOf(text: string): SmallTalk | undefined {
  const { rest, said } = strip(text)
  const chinese = rest.replace(/[\s\p{P}\p{S}]|[呀啊呢吧啦哦嘛吗]+(?=[\s\p{P}]*$)/gu, '')
  const english = rest
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (HELP.test(chinese) || HELP_ENGLISH.test(english)) return 'help'
  if (/[\p{L}\p{N}]/u.test(rest)) return isPraise(text, said.has('thanks') || THANKS.test(text)) ? 'thanks' : undefined
  return (['bye', 'thanks', 'hello'] as const).find(which => said.has(which)) ?? (said.size > 0 ? 'hello' : undefined)
}

function strip(text: string): { readonly rest: string; readonly said: ReadonlySet<string> } {
  const said = new Set<string>()
  let rest = text.trim()
  for (;;) {
    const opening = OPENING.map(({ which, pattern }) => ({ which, length: pattern.exec(rest)?.[0].length ?? 0 }))
    const longest = opening.reduce((best, each) => (each.length > best.length ? each : best))
    if (longest.length === 0) break
    said.add(longest.which)
    rest = rest.slice(longest.length)
  }
  const closing = CLOSING.exec(rest)
  if (closing) {
    said.add('thanks')
    // What closed the question itself stays: 多少？谢谢！
    rest = rest.slice(0, closing.index) + (/^\s*([?？])/.exec(closing[0])?.[1] ?? '')
  }
  return { rest: rest.trim(), said }
}
