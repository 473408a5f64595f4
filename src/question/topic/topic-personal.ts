import { isOfficial } from './topic-world.ts'

/**
 * What somebody asks for himself or herself, or orders a machine to do. A report is written for everybody and advises
 * nobody, so such talk is of something else unless it uses words of the genre (我被罚款了该不该申请复议).
 */

/** One person; 我区 and 我们 are a place and an office. */
const I = '我(?![们区市县镇街乡省州局院办委厅盟旗村国校所])'

const CLOSE =
  '(?:老公|老婆|丈夫|妻子|男友|女友|男朋友|女朋友|对象|前任|暗恋|室友|舍友|闺蜜|哥们|朋友|同事|老板|上司|领导(?!干部|小组|班子)|同学|老师|儿子|女儿|孩子|宝宝|娃|爸|妈|爷爷|奶奶|婆婆|岳母|邻居|猫|狗|手机|电脑)'

const PERSONAL: readonly RegExp[] = [
  new RegExp(
    `${I}[^。!?]{0,10}(?:该不该|应不应该|要不要|是不是(?:该|应该)|有必要)|(?:该不该|应不应该|要不要)[^。!?]{0,4}${I}`,
  ),
  new RegExp(
    `${I}[^。!?]{0,4}(?:应该|该)(?=[^。!?]*(?:还是|吗|哪|什么|啥|怎么|如何|咋|谁))|${I}[^。!?]{0,14}(?:怎么办|咋办|咋整|怎么破)|${I}想[^。!?]{0,12}有(?:什么|啥|没有)?(?:好的?)?建议`,
  ),
  new RegExp(
    `(?:建议|推荐|劝)(?:一下)?${I}|(?:你|您)(?:说|觉得|看|认为)${I}|(?:帮|给|替)${I}(?:选|挑|想想|出出?(?:个)?主意|决定|起(?:一)?个|取(?:一)?个|拿(?:个)?主意)|给${I}(?:点|些|一些|个|几条|一点)?(?:建议|主意|意见|推荐)`,
  ),
  new RegExp(`${I}(?:的|跟|和|与|同|家)?(?:我)?(?:的|家)?${CLOSE}`),
  new RegExp(
    `${I}[^。!?]{0,8}(?:吃|穿|喝|玩|送|买|选)(?:什么|啥|哪|点)|${I}(?:想|要|最近|又|总|老是?|一直)*(?:减肥|戒烟|失眠|睡不着|考研|考公|跳槽|加薪|相亲|脱单|失恋|分手)|${I}(?:今天|最近|现在|的)*(?:心情|压力)`,
  ),
  /\b(?:should|shall|ought) i\b|\bnear me\b|\bmy (?:girlfriend|boyfriend|wife|husband|ex|crush|dog|cat|mom|mum|dad|son|daughter|kids?|friends?|boss|roommate|brother|sister|phone|laptop|computer|homework|car|hair|job)\b/,
]

/** The one who asks or the one who is asked, or a day that no yearly report tells of. */
const ADDRESSED_ENGLISH =
  /\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|you|you're|your|yours|yourself)\b|\b(?:last night|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening|weekend))\b/

/** Said to a machine; what else begins an order (explain, show, list) may be said of a report. */
const ORDER_ENGLISH =
  /^(?:please )?(?!.*\bhow (?:many|much)\b)(?:rewrite|rephrase|paraphrase|proofread|debug|refactor|fix|solve|calculate|compute|convert|sing|spell|guess|play|recommend|suggest|define|brainstorm|imagine|teach|entertain|cheer|roast|help with|write|draft|compose|draw|paint|code|program)\b/

/** Asking to be told, and asking what is held, speak to the service and not of it: "Can you tell me …", "Do you have …". */
const TO_BE_TOLD =
  /\b(?:(?:can|could|would|will) you )?(?:please )?(?:tell|show|give|find|get|let|help|remind|inform) (?:me|us)(?: (?:know|see|find|understand|out))?\b|\b(?:do|did|would|can|could|may|might|have) (?:you|i) (?:happen to )?(?:have|got|know|find|hold|see|ask|learn|look up|read|check|tell|list|show|say|explain|summari[sz]e|describe)\b|\bi(?:'d| would)? (?:want|need|like|wish|would like|am trying|hope) to (?:know|see|find|learn|ask|understand|check|read)\b|\bi(?:'m| am)? (?:looking for|look for|interested in|curious|wondering|wonder)\b|\bi (?:want|need)\b|\b(?:thank you|as you|you (?:have|hold))\b/g

/** @param text folded */
export function isPersonal(text: string): boolean {
  return PERSONAL.some(pattern => pattern.test(text)) && !isOfficial(text)
}

/** Whether English without a word of the genre is said to somebody rather than asked of a report. */
export function isAddressed(text: string): boolean {
  const asked = text.replace(TO_BE_TOLD, ' ').trim()
  return ADDRESSED_ENGLISH.test(asked) || ORDER_ENGLISH.test(asked)
}
