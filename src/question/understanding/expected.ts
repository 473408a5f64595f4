import { wholeNumber } from '../../language/numerals.ts'
import type { Query } from '../question.ts'

/**
 * What kind of thing would answer a question, besides a figure: a time, a reason, names. A sentence that holds none of
 * the kind may speak of the matter and still not state what is asked.
 */
export type Expected = 'time' | 'reason' | 'names' | 'person' | 'change'

const ASKED: readonly { expected: Expected; pattern: RegExp }[] = [
  {
    expected: 'time',
    pattern:
      /什么时[候间]|何时|啥时候|哪[一]?[天日年月]|几月|几号|哪个[月季]|\bwhen\b|what (?:date|day|month|year)|which (?:date|day|month|year)/i,
  },
  {
    expected: 'reason',
    pattern:
      /为什么|为何|为啥|咋[会就]|什么原因|原因(?:是|何在|在哪)|怎么会|\bwhy\b|what (?:caused|explains)|(?:for )?what reason|reasons? (?:for|why|behind)/i,
  },
  {
    expected: 'change',
    pattern:
      /(?:增加|增长|(?<!新)增|减少|下降|上升|提高|提升|涨|降|翻)了?(?:多少|几|没有|吗|了吗)|是增|同比|[比较](?:上|去|前)一?年|与(?:上|去|前)?一?(?:\d{4})?年(?:同期)?相比|\b(?:increas|decreas|grow|rise|rose|fell|drop)\w* (?:by )?(?:how|from|compared|over)|compared (?:with|to) (?:the )?(?:year|last|previous)|year[- ]on[- ]year|than (?:in )?(?:the year before|last year)/i,
  },
  {
    expected: 'person',
    pattern:
      /叫什么名字?|姓甚名谁|姓名|名字是|哪[一几两]?位|哪些(?:专家|教授|律师|领导|同志)|谁(?:是|来|讲|作|主持)|which (?:legal |law )?(?:experts?|professors?|lawyers?|officials?)|\bname of the (?:person|director|head|lawyer|official|professor|expert|judge)|who is the|what(?:'s| is) (?:his|her|the \w+'s) name/i,
  },
  {
    expected: 'names',
    pattern:
      /哪[几两二三四五六七八九十\d]+[家个名位所间处]|(?:具体|分别)是哪|名单|叫什么|名称|\bwhich (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\bnames?\b of|\bnamed\b|called/i,
  },
]

export function expectedIn({
  question,
  comparison,
  figure,
}: Pick<Query, 'question' | 'comparison' | 'figure'>): Expected | undefined {
  // 哪一年最多 and 增加了多少 over several years are told by the figures set side by side.
  if (comparison) return undefined
  // Of a figure its unit is expected, and nothing else but a change.
  return ASKED.find(({ expected, pattern }) => (!figure || expected === 'change') && pattern.test(question))?.expected
}

/** The hundred most frequent family names (公安部2020年全国姓名报告) and one or two characters. */
const NAME_OF_PERSON =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤]\\p{Script=Han}{1,2}'

const HOLDS: Readonly<Record<Expected, RegExp>> = {
  time: /\d{1,4}[年月日号]|[一二三四五六七八九十]{1,3}月|[上中下]旬|年[初中底末]|季度|期间|以来|每[周月季年天日]|上半年|下半年/,
  reason:
    /原因|由于|因[为此]|因(?!地|素|事|人)|鉴于|主要是|导致|造成|受[^，。]{1,12}(?:影响|制约|限制)|缺乏|不足|薄弱|不够|为了|为进一步|目的|以便|旨在/,
  person: new RegExp(
    `(?:主任|书记|局长|区长|镇长|市长|教授|律师|专家|法官|检察官|所长|主席|会长|秘书长)${NAME_OF_PERSON}(?=[，、。；授作担为出主带同等讲]|$)|${NAME_OF_PERSON}(?:同志|教授|律师|先生|女士|博士|研究员)`,
    'u',
  ),
  change: /同比|环比|[比较](?:上|去|前)一?年|上升|下降|增长|增加|减少|提升|提高|翻/,
  names: /、|“[^”]+”|《[^》]+》|》《|[A-Za-z]{2,}/,
}

/** 哪4家, which four: about as many names as that, however they are strung together (the last may hang on with 和). */
const HOW_MANY_NAMES =
  /哪([两二三四五六七八九十]|\d{1,2})[家个名位所间处项件部条类种份]|\b(?:which|what|the|name) (two|three|four|five|six|seven|eight|nine|ten)\b/i
const ENGLISH_NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Whether a text holds a thing of the kind that a question asks for. */
export function holds(expected: Expected, text: string, question: string): boolean {
  if (!HOLDS[expected].test(text)) return false
  const [, chinese, english] = (expected === 'names' && HOW_MANY_NAMES.exec(question)) || []
  const count = chinese ? wholeNumber(chinese) : ENGLISH_NUMBERS.indexOf(english?.toLowerCase() ?? '') + 2
  const strung = text.match(/、|[》”]\s*(?:和|及|与)?[《“]|[；;]|[一二三四五六七八九]是/g)?.length ?? 0
  return count === undefined || count < 2 || strung >= Math.max(1, count - 2)
}

/** What is asked for by its kind (哪家公司, which court), and how reports write a named one of it. */
const NAMED_KINDS: readonly { readonly asked: RegExp; readonly named: RegExp }[] = [
  {
    asked:
      /哪[一几]?[家个](?:公司|企业|厂商|供应商)|(?:which|what) (?:compan(?:y|ies)|suppliers?|vendors?|contractors?)/i,
    named: /公司|集团|企业|厂|商会|[\p{Script=Han}]{2,}(?:地产|物业|科技|酒店|市场|超市)/u,
  },
  { asked: /哪[一几]?[家个](?:法院|法庭)|(?:which|what) courts?\b/i, named: /法院|法庭/ },
  { asked: /哪[一几]?[家个](?:律所|律师事务所|事务所)|(?:which|what) law firms?\b/i, named: /事务所/ },
  {
    asked:
      /哪[一几]?[家个所](?:大学|学校|高校|院校|学院|中学|小学)|(?:which|what) (?:universit(?:y|ies)|schools?|colleges?)\b/i,
    named: /大学|学校|学院|中学|小学|党校/,
  },
  { asked: /哪[一几]?[家个所](?:医院)|(?:which|what) hospitals?\b/i, named: /医院/ },
  { asked: /哪[一几]?[家个](?:银行)|(?:which|what) banks?\b/i, named: /银行/ },
  {
    asked: /(?:哪[一几]?个|什么)(?:村|乡镇|镇|社区|街道)|(?:which|what) (?:villages?|towns?|communit(?:y|ies))\b/i,
    named: /[\p{Script=Han}]{2,}(?:(?<![乡农])村(?![镇居民干务规])|镇|社区|街道)/u,
  },
]

/** False where a named thing of a kind is asked for and the text holds none. */
export function namesKind(question: string, text: string): boolean {
  const kind = NAMED_KINDS.find(({ asked }) => asked.test(question))
  return kind === undefined || kind.named.test(text)
}
