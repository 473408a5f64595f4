/**
 * The words by which a follow-up is known and by which its parts are told, as data. None of them names a thing that a
 * report is about: a word that is not here makes a question one of its own.
 */

/** Stands before what is asked anew and says only that one goes on. 那里, 那些 and 那个 refer to something. */
export const CUE_BEFORE =
  /^(?:那么|那(?![里儿边些个年种样次一项])|还有(?![多几哪什谁])|换成|换作|换个(?:问题|话题)|(?:再|又)?[说回问]回到?|回到|换到|改成|改为|如果是|要是|另外|顺便|再(?:问|看|查|说)(?:一?下)?|(?:同样|一样|相同)的?问题(?:再?[问看查换]一?下?)?|同样地?|请问|哦|嗯|好的|[，,、\s])+/
export const CUE_BEFORE_ENGLISH =
  /^(?:(?:and|so|ok(?:ay)?|then|but|also|what about|how about|what of|(?:the )?same (?:question )?(?:for|with|in|about)|now|please|try|what if it (?:is|was)|(?:(?:let's |going |coming )?(?:get |go )?back|returning|turning|switching) to)\b[,\s]*)+/i

/** Stands behind the one thing that is exchanged: 东坑镇呢, 2022年的情况怎么样. */
export const CUE_BEHIND = /(?:的?话)?(?:的?情况)?(?:呢|又?如何|又?怎么?样|是多少呢)?(?:[?？。！!~…\s]|谢谢|请问)*$/

/** Names every place, or every other one; goes where a place is put in for it. */
export const OF_ALL =
  /各地|(?:所有|全部|哪些|哪一?个|哪几个|其他|其它|别的|另外的)的?(?:地方|报告|地区|区县?|镇街?|街道|市)|\b(?:all|any|other|every|which|what|each) (?:of the )?(?:the )?(?:other )?(?:places?|reports?|districts?|towns?|cities|areas?|regions?|subdistricts?)\b|\b(?:everywhere|elsewhere|anywhere)(?: else)?\b/i

/** Refers to the place before. */
export const PLACE_REFERENCE =
  /它们?(?!们)|他们|该(?:区|镇|街道|市|县|乡|地区?|局|单位)|[这那]个?(?:区|镇|街道|市|县|乡|地方)|当地|那里|那儿|那边|这里|这边|(?:其)(?!中|他|它|余|实|次|间|后)/
/** Subjects and possessives only: "it" and "they" elsewhere are cases as often as places. */
export const PLACE_REFERENCE_ENGLISH =
  /\b(?<=\b(?:did|does|do|has|have|had|was|is|were|are|will|can)\s)(?:they|it)\b|^(?:they|it)\b|\b(?:their|its)\b|(?<=\b(?:about|from|in|over) )(?:there|that (?:place|district|town|city))\b|(?<!\b(?:is|are|was|were|be|been|how many) )\bthere\b(?=[\s?]*$)/i

/** Refers to what was said before: what it says belongs to the topic of the turn before. */
export const BACK_REFERENCE =
  /其中|(?:针对|对于?|关于|就)?[这那](?:一|个)?[点条](?![^，,\s]?[多几])(?:的话)?[，,]?|(?:针对|对于?|关于|就)?[这那]一?[个些](?:问题|不足|短板|方面)(?:的话)?[，,]?|(?:在|从)?(?:这些|那些|上述|上面|前面)(?:(?:说|提)到?)?的?(?:当?中|里面?)?|刚才(?:说|提|讲)?到?的?|这(?:里面|当中|[几]\S?|次|项|批)|[这那]个(?!区|镇|街道|市|县|乡|地方)|该(?:项|类|次|批)|此[项类次]/
export const BACK_REFERENCE_ENGLISH =
  /,?\s*\b(?:(?:out )?of (?:those|these|them|which|that)|among (?:those|these|them)|(?:those|these)(?: cases| ones)?(?=\s*[?,]|$| (?:were|was|are|is|did|have|had|get|got))|(?<=\b(?:were|are|of|did|does|for|solve|about) )them|\bthem\b|(?<=\b(?:was|is|does|did|for|about|like) )that(?=\s*[?,]|$)|(?<=\w )it(?=\s*\?|$))[,\s]*/i

/**
 * The year beside the one that was answered. 下一年 in a question of its own asks for plans; "next year" by the clock is one
 * that no report can tell of yet.
 */
export const RELATIVE_YEARS: readonly { readonly pattern: RegExp; readonly step: -1 | 0 | 1 }[] = [
  {
    pattern:
      /(?:再?上一|再?往?前一|再前)(?:个?年度?)|(?<!比)上年度?(?=的?呢|[?？]?$)|\b(?:in )?(?:the )?(?:year before(?: that)?|previous year|prior year|preceding year|one year (?:before|earlier))\b/i,
    step: -1,
  },
  {
    pattern:
      /(?:后一|(?<![连续])第二|次|翌)年度?|(?<=^(?:那么?|然后|再)?)下一?年度?|下一?年度?(?=的?呢)|(?<!说|声)明年度?|\b(?:in )?(?:the )?(?:year after(?: that)?|following year|next year|one year later)\b/i,
    step: 1,
  },
  { pattern: /同一?年|那一?年|这一年|\b(?:in )?(?:the same|that) year\b/i, step: 0 },
]

/** 和平城区比呢, 比2023年多吗, compared with Dongkeng: what stands beside the earlier place or year. */
export const COMPARED =
  /^(?:和|跟|与|同|比起|相?比于?|较|对比|相较于?)(.+?)(?:相?比较?|对比|比起来|相较|的)?(?:之?下)?[，,]?(?:呢|又?如何|怎么?样|(?:是|又)?(?:谁|哪个|哪边).*|(?:是不是|是否)?(?:更|要)?[多少高低大小](?:了)?(?:多少|吗|一?些)?|(?:增长|增加|上升|下降|减少|变化)了?.*|[相差].{0,3}多少.*)?[?？]?$/
export const COMPARED_ENGLISH =
  /^(?:(?:and )?how (?:does|did|do) (?:that|it|this|they) compare (?:with|to|against)|(?:as )?compared? (?:(?:it|that|this|them) )?(?:to|with)|versus|vs\.?|against|(?:is|was) (?:that|it|this) (?:more|fewer|less|higher|lower) than(?: in)?)\s+(.+?)\??$/i

/** What stands before 差多少 and 加起来 and says only that it is asked of both. */
export const OF_BOTH =
  /^(?:这|那)?[两二](?:个|者|地|家|边|年)(?:地[方区]|区|镇|街道|年份?)?(?:之?间|相比|比较|里|中)?的?(?=谁|哪|相?差|加|一共|合计|总共)/
/** Two things that were both answered are set against each other. */
export const PAIRED =
  /^(?:(?:这|那)?[两二](?:个|者|地|家|边|年)(?:地[方区]|区|镇|街道|年份?)?(?:之?间|相比|比较|里|中)?)?的?(?:谁|哪[个边里家]|哪一?[个年地]|相差|差|差距|加(?:起来|在一起)|一共|合计|总共|相加|两[者个地年])/
export const PAIRED_ENGLISH =
  /\b(?:which|who|whose)\b.*\b(?:more|higher|most|fewer|lower|larger|bigger|highest|lowest|better)\b|\bdifference\b|\bcombined\b|\b(?:in total|together|add(?:ed)? up|sum)\b/i

/** The first or the last of several. */
export const FORMER = /前者|\bthe former\b/i
export const LATTER = /后者|\bthe latter\b/i

/** Asks for more of the same, and names nothing. */
export const MORE =
  /^(?:请|能|能不能|可以|可否|麻烦)?(?:你|您)?(?:再|更)?(?:给我)?(?:(?:说|讲|写|介绍)得?)?(?:再|更)?(?:详细|具体|展开|细)(?:地|的)?(?:点|一?些|一点)?(?:说|讲|介绍|情况|内容|解释)*(?:一?下)?(?:吗|吧|呢)?[?？。]?$|^(?:还有(?:呢|吗|别的吗|其他的?吗)?|继续|接着说|原文(?:是什么|呢|在哪里?|怎么说的?)?|(?:给我)?看?一?下?原文|出处(?:呢|是哪里|在哪里?)?|依据是?什么|在哪[里个]?(?:部分|一节|章节|写的)?)[?？。]?$|^(?:please )?(?:tell me more|more details?|say more|details|go on|continue|anything else|what else|elaborate|expand|explain|the original(?: text| wording)?|where (?:is|was) (?:that|it|this) (?:written|stated|said|from)|source|show me the (?:source|text|original)|quote)(?: (?:about|on|of) (?:it|that|this))?(?: please)?[?.]?$/i
export const WHY =
  /^(?:这是|那是)?(?:为什么|为何|怎么会|什么原因|原因是?什么|原因)(?:会?这样)?(?:呢|啊)?[?？]?$|^(?:and )?why(?: is that| was that| so)?\??$/i

/** 第三点, 最后一条, the second one, point 3. Group 1 is Chinese, 2 English, 3 a figure. */
export const ORDINAL =
  /^(?:请|再|把|那么?|麻烦|能不能|可以)*(?:(?:详细|具体|展开)(?:地|的)?(?:说|讲|介绍|解释)(?:一?下|说)?|看|说说|讲讲)?第([一二三四五六七八九十\d]{1,3})(?:点|条|项|个|方面|部分|款)(?=$|[\s?？呢的是，,。]|详|具|展|说|讲|怎|什|为|解|内容|指|里|中|打算|有[什哪没]|哪|谁|何|20\d)/
export const LAST_ORDINAL =
  /^(?:那么?)?最后(?:一|那)(?:点|条|项|个|方面)(?=$|[\s?？呢的是，,。]|详|具|展|说|讲|怎|什|为|解|内容|指)/
export const ORDINAL_ENGLISH =
  /^(?:and |tell me (?:more )?about |more (?:about|on) |what about |how about |explain |expand on |elaborate on |what (?:is|does) )*(?:the )?(?:(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,2}(?:st|nd|rd|th)) (?:one|point|item|part|of (?:those|these|them))|(?:point|item|number|no\.?) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten))\b/i
export const ENGLISH_ORDINALS: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
export const ENGLISH_NUMBERS: readonly string[] = 'one two three four five six seven eight nine ten'.split(' ')

/** Behind the ordinal of a point: asks for no more than what it says. */
export const ASKS_FOR_DETAIL =
  /^(?:具体|详细|展开|完整|原[文话]|全文|内容|部分|情况|意思|是|指|说明?|讲|写|到底|究竟|怎么样?|如何|什么|介绍|解释|一?下|一?[点些]|请|麻烦|给我|我|想|要|听|看|再|可以|能|多|细|清楚|地|得|来|出|的|吗|呢|吧|啊|[\s，,。？?！!])*$/

/** Asks for several things. */
export const LIST = /哪些|哪几|有什么|分别是什么|列出/

/** A question that sets things side by side says so. */
export const COMPARES = /对比|相比|比较|谁|哪[个边里家]|相差|\b(?:compare|which|who|whose|difference|versus|vs)\b/i
