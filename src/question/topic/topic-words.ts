/**
 * What is said of nothing that a report could hold, as data. The lists are short on purpose: a report question that is
 * turned away is worse than a stray one that is searched for in vain. They look at folded text (NFKC, small letters).
 */

/** Begins an order: the beginning of the text or of a clause, and what people say before an order. */
const ORDER =
  '(?:^|[。.!！?？;；,，:：\\n]\\s*)(?:请|麻烦|那|现在|接下来|首先|然后|从现在(?:开始|起)[,，]?|你(?:必须|要|应该|需要|可以|能|来|能不能|可不可以|可否)?|您|能不能|能否|可以|可否|帮我?|给我|替我|为我|我(?:想|要|需要)(?:让)?(?:你)?|把|来|直接|马上)*\\s*'
const ORDER_ENGLISH =
  "(?:^|[.!?;:,\\n]\\s*|\\b(?:and|then|but|instead)\\s+)(?:(?:please|now|just|kindly|instead|can you|could you|would you|will you|you (?:must|should|will|have to|need to|can)|i (?:want|need|would like|'d like) you to|i want to|help me(?: to)?|let's|then|also)\\s+)*"

/**
 * Orders to the machine and attempts at its rules. 忽略, 指令, 扮演 and "ignore" also stand in reports (责令整改指令书,
 * 扮演什么角色), so each needs what only such an order has: the earlier rules, the prompt, the one spoken to.
 */
export const INSTRUCTIONS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|忘了|不理会|不要理会|别管|不用管|抛开|撇开|跳出|绕过|突破|(?:不要|不用|不必|不再|不|别再?|停止)遵守)[^。?!,，]{0,10}(?:之前|以上|上面|上述|前面|先前|此前|以前|你的|所有|全部|一切|系统|原来|原有|任何|这些|那些)[^。?!,，]{0,8}(?:指令|提示|命令|prompt|设定|设置|对话|instruction)|(?:不要|不用|不必|不再|别再?|停止)(?:再)?遵守你的|(?:忽略|无视|忘记|忘掉)你的(?:规则|限制)/,
  new RegExp(
    `${ORDER}(?:忽略|无视|忘记|忘掉|忘了|不要理会|别管|不用管|抛开|跳过|绕过|不要遵守|不用遵守)(?:掉)?[^。?!,，]{0,6}(?:之前|以上|上面|上述|前面|先前|此前|你的|所有|全部|一切|任何)[^。?!,，]{0,8}(?:要求|规则|内容|限制|指示|约束|规定|话|文字|说明)`,
  ),
  /系统(?:提示词|prompt|指令词|设定词)|(?:你的?|初始|隐藏)(?:的)?(?:系统|内部|初始|隐藏)?(?:提示词?|提示语|prompt|指令|设定)(?:是|有|全|都|原|发|给|告|输|打|列|$|[?])|(?:输出|打印|显示|泄露|透露|公布|复述|重复|告诉我|说出|展示|导出|给我看)[^。?!]{0,6}(?:你的|初始|隐藏|系统)(?:的)?(?:提示(?![预信屏音])|指令|prompt|规则(?=[^。?!]{0,4}$)|设定|密钥|配置|代码)/,
  /你(?:现在|从现在(?:开始|起)|今后|以后|接下来)[,，]?(?:就)?(?:是(?!不是|否|什么|谁|哪)|扮演|变成|必须(?:回答|说|只)|只能(?:回答|说))|从现在(?:开始|起)[,，]?(?:你|请你?|所有回答|每次)/,
  new RegExp(
    `${ORDER}(?:扮演|假扮|假装|充当|冒充)(?!了|什么|怎样|何种|过|着|重要|关键|好|哪)(?![^。?!]*(?:多少|几[名个位人次场起件]|哪些))|假设你(?:是|没有)`,
  ),
  /越狱模式|越狱提示|开发者模式|上帝模式|调试模式|无限制模式|dan\s?模式|你(?:是|叫|现在是)\s?dan\b/,
  /base64|rot13|十六进制编码|反向输出|倒着(?:说|写|输出)/,
  /(?:全部|完整|所有|整篇|整个|一字不差|逐字)[^。?!,]{0,6}(?:原文|全文|内容|报告|数据库|资料)[^。?!,]{0,4}(?:打印|吐出|倾倒|dump)|(?:打印|dump)(?:出来?)?[^。?!,]{0,6}(?:全部|完整|所有|整篇)[^。?!,]{0,4}(?:原文|全文|报告|内容)/,
  /(?:随便|随意|帮我|给我|直接|凭空|你)(?:乱|瞎|胡)?(?:编造?|捏造|虚构|杜撰)(?:一|几|个|些|点|吧|也|$)|(?:瞎|胡|乱)编(?:一|个|吧|$)/,
  new RegExp(`${ORDER}(?:跟我说|跟着我(?:说|念)|重复(?:一遍)?我(?:说|的)|复读|只(?:准|许|能)(?:说|回答))`),
  new RegExp(
    `${ORDER}(?:删除|删掉|清空|清除|篡改|覆盖|销毁)(?:掉)?(?:你|系统|库|这里)?(?:里|中)?(?:的)?(?:所有|全部|整个|这些)?(?:的)?(?:报告|数据库|资料库|知识库)(?:吧|掉|$|[。!])`,
  ),
  /(?:你的|管理员|后台|root|api)(?:的)?\s?(?:密码|密钥|口令|token|key)|rm -rf|drop table|select \* from|<script|\/etc\/passwd|环境变量/,
  /(?:执行|运行)(?:以下|下面|下列|这段|这个|如下)(?:的)?(?:命令|代码|指令|脚本|程序)/,
  /\b(?:ignore|disregard|forget|override|bypass|overlook)\s+(?:(?:all|any|every|everything|the|my|of|your|these|those|what|and)\s+)*(?:previous|prior|above|earlier|preceding|your|all|system|initial|foregoing)\b[^.?!]{0,24}(?:instruction|prompt|rule|guideline|direction|command|constraint|restriction|context|message|said|told|told you)/,
  new RegExp(
    `${ORDER_ENGLISH}(?:ignore|disregard|forget|override|bypass)\\b[^.?!]{0,24}(?:instructions?|prompts?|rules|guidelines|directions|commands|constraints|restrictions|everything|all that|the reports?|the above|what (?:i|you|was))\\b`,
  ),
  /\bsystem\s?prompt\b(?! (?:in|to|at|when|enough|and)\b)|\byour\s(?:(?:own|full|entire|complete|exact|system|initial|original|hidden|secret|internal)\s)*(?:prompt|instructions?|rules|guidelines|configuration|password|api key|secrets?|source code|training data)\b(?! (?:on|for|about|regarding)\b)/,
  /\byou (?:are|'re) (?:now|no longer)\b|\byou(?:'re| are) (?:a |an )?(?:dan\b|unrestricted|evil|free from|not bound)|\bfrom now on\b[^.?!]{0,6}(?:you|answer|respond|reply|only|act|speak)|\bpretend (?:to be|you|that you|there)|\brole-?\s?play|\bdo anything now\b|\bjailbreak|\b(?:developer|debug|god|admin|dan|unrestricted|sudo) mode\b/,
  new RegExp(
    `${ORDER_ENGLISH}(?:act (?:as|like)\\b|behave (?:as|like)\\b|simulate (?:being|a|an)\\b|imagine (?:you|that you)\\b|repeat (?:after me|the (?:words|text)|everything)|(?:say|respond with|reply with|answer with|output) (?:only|exactly|just|the word|the phrase|['"“])|(?:print|dump|output|reproduce|reveal|leak)\\b[^.?!]{0,24}(?:prompt|instructions|verbatim|entire|whole|full|everything|all (?:the )?(?:text|reports?|documents?|content))|make (?:something|it|a number|an answer|the numbers?) up|make up (?:a|an|some|the)\\b|invent (?:a|an|some|the)\\b|delete (?:all|every|the|your)\\b|(?:run|execute) (?:the following|this|these)\\b)`,
  ),
]

/**
 * How an answer is to look or that it shall not cite. Alone it is an order; behind a question of the genre a wish that
 * needs no refusal, since quotes are given anyway.
 */
export const WISHES: readonly RegExp[] = [
  /(?:不要|不需要|不用|别|无需|不必|禁止|不准|去掉|不许)(?:再|给我?|给出|附上?|加上?|带上?|列出|标注|写|做|提供)?(?:任何|出|上)?(?:的)?(?:引用|引文|出处|来源|引证)/,
  /\b(?:do not|don't|dont|never|without|no need to|stop)\s(?:any |giving |adding |using )?(?:cit(?:e|ing|ations?)|quot(?:e|ing|es|ations?)|sources?|references?)\b|\bno (?:citations?|quotes|sources|references)\b/,
]

/** What one asks a writer, a painter or a programmer for; nothing that a report is (总结, 材料, 情况). */
const WORKS =
  '(?:古?诗(?:歌|词|句)?|现代诗|打油诗|七律|七绝|绝句|歌词?|歌曲|rap|小说|故事|童话|寓言|笑话|段子|相声|脱口秀|绕口令|谜语|脑筋急转弯|代码|程序|脚本|函数|爬虫|网页|sql|python|java\\w*|邮件|情书|家书|(?:感谢|道歉|推荐|求职|辞职|慰问|介绍)信|(?:\\p{Script=Han}{1,4})?(?:祝福语?|祝词|贺词|贺卡|祝词|祝酒词|贺电)|对联|春联|作文|日记|简历|检讨书?|检查书|请假条|(?:广告|营销|宣传|推广|直播)?文案|朋友圈|小红书|剧本|散文|论文|演讲稿|发言稿|讲话稿|主持词|新闻稿|通讯稿|读后感|口号|标语|座右铭|顺口溜|快板|三句半|藏头诗|辞职报告|ppt|幻灯片|誓词|毕业论文|幅?(?:图|画|图片|海报|漫画|插画|logo|头像|地图|肖像))'
const MEASURE = '(?:一|两|几|三|\\d+)?(?:首|篇|个|段|封|份|副|幅|张|则|句|条|些|点|本|部|阕|支|套)?(?:儿)?'
const MEASURED = '(?:一|两|几|三|\\d+)?(?:首|篇|个|段|封|份|副|幅|张|则|句|条)'
const FOR_WHOM = '(?:[给替为帮向]\\p{Script=Han}{1,6}?)?'
/** Whoever or whatever it is for, also several words with a place among them: 给昆山的同事. */
const FOR_SOMEBODY = '(?:帮忙|请)?(?:[给替为帮向以用]|代表)[^。.!！?？;；,，]{1,20}?'
const COUNTED_WORK = '(?:一|两|几|三|\\d+)?(?:首|篇|个|段|封|份|副|幅|张|则|句|条|支|套|点)(?:儿)?'
/** Ends a work that is asked for; 诗词进社区 and 歌曲征集 go on. */
const WORK_ENDS = '(?=[吧呗呀啊来给送吗么嘛]|$|[\\s\\p{P}])'
/** As ORDER_ENGLISH, but not behind another verb: "Did it investigate and write a letter?" */
const FIRST_ENGLISH = ORDER_ENGLISH.replace('|\\b(?:and|then|but|instead)\\s+', '')
const WRITE =
  '(?:写|作|编|创作|撰写|编写|生成|画|绘制|绘|设计|做|讲|说|唱|念|来|赋|吟|起草|拟)(?!了|过|明|着|入|的)(?:出)?'
const WORKS_ENGLISH =
  '(?:vows|slides|presentation|poems?|haikus?|sonnets?|limericks?|rap|songs?|lyrics|(?:short |bedtime |fairy )?stor(?:y|ies)|fairy tales?|jokes?|riddles?|novels?|essays?|code|functions?|scripts?|programs?|programmes?|app|website|emails?|e-mails?|letters?|(?:birthday|greeting|christmas) (?:card|wish|message)s?|cards?|speech|toast|wishes|greetings?|picture|image|drawing|painting|logo|poster|cartoon|tweets?|slogans?|resume|cv|cover letter|recipe|screenplay|dialogue|blog post|advertisement|one-?liners?|(?:bash|sql|shell) (?:query|command)|regex|regular expression|macro|limerick|motto|rhymes?|verses?|(?:workout|meal|diet|study|travel|fitness|weekend|wedding|party) (?:plan|schedule|itinerary))'

/** Orders to write, draw or translate something. */
export const CREATIONS: readonly RegExp[] = [
  new RegExp(`${ORDER}${FOR_WHOM}${WRITE}${MEASURE}(?:${WORKS})+${WORK_ENDS}`, 'u'),
  // 写一首关于…的诗: the measure word already tells that a work is meant.
  new RegExp(`${ORDER}${FOR_WHOM}(?!讲|说)${WRITE}${MEASURED}[^。.!?;,]{0,40}(?:的|体)(?:${WORKS})+${WORK_ENDS}`, 'u'),
  new RegExp(`${ORDER}${WRITE}(?:一|两|几)?(?:首|阕|幅)(?!批)`, 'u'),
  new RegExp(
    `${ORDER}${FOR_SOMEBODY}(?:${WRITE}|想|起|取)${COUNTED_WORK}(?:[\\p{Script=Han}]{0,4}的)?(?:宣传|服务|普法)?(?:${WORKS})+${WORK_ENDS}`,
    'u',
  ),
  new RegExp(`${ORDER}${FOR_WHOM}(?:${WRITE}|想|起|取)${COUNTED_WORK}(?:${WORKS})+给`, 'u'),
  new RegExp(`${ORDER}(?:用|以)[^。.!！?？;；]{0,40}${WRITE}${MEASURE}${WORKS}${WORK_ENDS}`, 'u'),
  new RegExp(
    `${ORDER}[^。.!！?？;；,，]{0,30}(?<!被|已|已经|是否)(?:翻译|译)(?:成|为)(?!了|过|几|哪|多少|什么)|${ORDER}翻译(?:一下|下面|以下|这|:|：|$)`,
    'u',
  ),
  /(?:用|的)?(?:英语|英文|日语|法语|韩语|中文|粤语)(?:里|中)?(?:怎么|如何)(?:说|写|讲|翻译|表达)|用(?:python|java\w*|c\+\+|sql|go语言|excel公式)|(?:写|编)(?:一?个|一?段)?(?:代码|程序|脚本|爬虫)/,
  new RegExp(
    `${FIRST_ENGLISH}(?:write|compose|draft|create|generate|make|draw|paint|sing|tell|give|design|code|build|invent|improvise)\\s+(?:(?:me|us|him|her|my \\w+)\\s+)?(?:(?:a|an|another|some|one|two|three|five|\\d+)\\s+)(?:[\\w'-]+\\s+){0,4}?${WORKS_ENGLISH}\\b`,
  ),
  new RegExp(
    `${FIRST_ENGLISH}(?:write|compose|generate|sing|tell)\\s+(?:(?:me|us)\\s+)?(?:code|poetry|lyrics|python|javascript|typescript|java|sql|html|music|jokes|stories)\\b`,
  ),
  new RegExp(`${FIRST_ENGLISH}write\\s+(?:me\\s+)?something\\b`),
  new RegExp(`${FIRST_ENGLISH}translate\\b`),
]

/** What a report question about writing goes on to ask; with it an order to write is none. */
export const ASKS_OF_WRITING =
  /多少|几(?=[部册本份种项套场次期]|首(?!诗)|[?？])|哪|是否|有没有|有无|何时|什么时候|(?:情况|总结|材料|汇报|综述|概述|摘要|简报|小结)(?=[吧呗吗]?(?:[\s\p{P}]|$))/u
