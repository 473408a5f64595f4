import glossary from '../../language/glossary.json' with { type: 'json' }

/**
 * What people ask any machine, and what tells that a report is meant after all. Only whole forms of asking are listed
 * (天气怎么样, not 天气): official prose has words for everything, and what no list foresees is left to the search.
 */

const COUNTRY =
  '(?:美国|英国|法国|德国|日本|韩国|朝鲜|俄罗斯|印度|意大利|西班牙|葡萄牙|巴西|阿根廷|加拿大|墨西哥|澳大利亚|新西兰|泰国|越南|新加坡|马来西亚|印尼|乌克兰|埃及|南非|土耳其|瑞士|瑞典|挪威|芬兰|荷兰|希腊|波兰|以色列|伊朗|全世界|世界|全球|地球)'
const COUNTRY_ENGLISH =
  '(?:(?:the )?(?:united states|us|usa|u\\.s\\.|uk|united kingdom|world)|america|england|britain|france|germany|japan|(?:south |north )?korea|russia|india|italy|spain|brazil|canada|mexico|australia|thailand|vietnam|singapore|ukraine|egypt|turkey|switzerland|greece|china)'

/** Asked of the day, the sky, a sum or the machine: no report is asked so, whatever else is said. */
export const PLAINLY_WORLD: readonly RegExp[] = [
  /天气(?:情况)?(?:怎么样|怎样|咋样|如何|好吗|好不好|热吗|冷吗|预报呢?)?(?:[吗呢呀啊]*)(?=[\s\p{P}]*$)(?<=(?:今天|明天|后天|昨天|今晚|明早|周末|这周|下周|本周|现在|大后天|未来几天)[^。!?]{0,12})/u,
  /天气(?:怎么样|怎样|咋样|如何|好吗|好不好)[吗呢呀啊]*(?=[\s\p{P}]*$)/u,
  /(?:会不会|会|要不要|用不用)(?:下(?:雨|雪)|刮台风|带伞)(?=[吗呢]?[\s\p{P}]*$)|(?:今天|明天|后天|今晚|周末)[^。!?]{0,8}(?:下(?:雨|雪)|[冷热][吗不]|多少度|几度|穿什么)/u,
  /(?:今天|明天|昨天|后天|现在|今日)(?:是)?(?:星期|礼拜|周)?(?:几(?=[吗呢啊呀]?[\s\p{P}]*$)|几月几[号日]|几[号日]|农历|什么(?:日子|节日))|(?:现在|此刻)(?:是)?(?:几点[了钟]*|什么时间|什么时候)(?=[吗呢啊呀]?[\s\p{P}]*$)/u,
  /^[\s\p{P}]*(?:请?(?:计算|算)(?:一下|下)?)?\s*[\d.]+(?:\s*(?:[+*/×÷^=()-]|加上?|减去?|乘以?|除以)\s*[\d.]+)+\s*(?:等于|=|是)?(?:几|多少)?[\s\p{P}]*$|\d(?:的)?(?:\d+次方|平方根|阶乘|平方)(?:等于|是|=)(?:几|多少)/u,
  /你(?:们)?(?:是|用的?是?|基于|背后是?)(?:什么|哪个|哪种|啥|哪家)[^。?!]{0,6}模型|你(?:是不是|是)\s?(?:chatgpt|gpt|claude|deepseek|豆包|文心|通义|kimi|机器人|真人|人类?|ai|人工智能)(?=[吗呢么]?[\s\p{P}]*$)|谁(?:开发|创造|训练|制作|设计|发明)(?:了|的)?你|你(?:是)?(?:由)?谁(?:开发|创造|训练|做|设计)|你(?:有没有|有|会不会|会)(?:感情|意识|情绪|灵魂|女朋友|男朋友|生气|做梦|累)|你(?:几岁|多大|今年多大|喜欢(?!哪份)|爱我|结婚|吃饭)|你(?:觉得|认为)(?:自己|我)/u,
  /\bweather\b[^.?!]{0,40}\b(?:today|tomorrow|tonight|weekend|now|this week|next week|like)\b|\b(?:tell me|what is|what's|show me|check) the weather\b|\bweather forecast\b(?=[^.?!]{0,20}\?*$)|\b(?:will|is|does) it (?:rain|snow|going to rain|raining|hot|cold|sunny)\b|\bhow(?:'s| is) the weather\b/,
  /\bwhat(?:'s| is)? (?:the )?(?:time|day|date) (?:is it|is today|now|today|is it (?:now|today))\b|\bwhat time is it\b|\bwhat(?:'s| is) today'?s date\b/,
  /^(?:what(?:'s| is)|calculate|compute|solve)?\s*[\d.]+(?:\s*(?:[+*/x×÷^-]|plus|minus|times|divided by)\s*[\d.]+)+\s*=?\s*\??$/,
  /\b(?:what|which) (?:language |ai )?model are you\b|\bare you (?:chatgpt|gpt|claude|an? (?:ai|robot|bot|human|person|real)|human|real|sentient|conscious|alive)\b|\bwho (?:made|created|built|trained|developed|programmed) you\b|\bdo you (?:like|love|feel|dream|sleep|eat|have (?:feelings|a name|friends))\b|\bhow old are you\b|\byour (?:favou?rite|opinion)\b|\bi love you\b|\bmarry me\b/,
]

/** Asked of the world unless the text speaks of official matters. */
export const WORLD: readonly RegExp[] = [
  /股票|股价|股市|炒股|涨停|大盘(?:指数|走势)|上证|汇率|比特币|加密货币|金价|黄金价格|油价|房价|房贷利率|彩票号|双色球|大乐透|中奖号|理财产品(?:推荐|哪个)|(?:怎么|如何)(?:制造|制作|做)(?:炸弹|炸药|枪|毒药)/,
  /(?:世界杯|奥运会?|亚运会?|欧洲杯|欧冠|英超|西甲|中超|nba|cba|全运会)[^。!?]{0,14}(?:谁|冠军|夺冠|比分|金牌|几比几|赢|输|主办|哪个|哪里|哪年)|(?:谁|哪个队|哪支球队|哪国)[^。!?]{0,12}(?:夺冠|得了冠军|赢了比赛|世界杯|奥运|欧洲杯|亚运|欧冠)/,
  /(?:好看|推荐|最新|好听|热门|经典)的?(?:一?[些部首本])?(?:电影|电视剧|小说|歌曲?|动漫|综艺|游戏)|(?:电影|电视剧|综艺)[^。!?]{0,8}(?:推荐|主演|导演|票房|好看|结局)|(?:歌手|明星|演员|影帝|网红)[^。!?]{0,8}(?:是谁|叫什么|多大|结婚|离婚|身高|女友|男友)/,
  /菜谱|食谱|(?:肉|鱼|鸡|鸭|虾|蟹|蛋|汤|菜|饭|面条?|豆腐|饺子|蛋糕|排骨|火锅|粥|饼)(?:应该)?(?:怎么|如何|咋)(?:做|煮|炒|炖|烧|腌|包)(?:才)?(?:好吃|的|呢|啊|更香)?(?=[\s\p{P}]*$)|(?:好吃|好喝|好玩)的?(?:地方|东西|餐厅|店|景点|吗|在哪|有哪些|有什么|推荐)|有(?:什么|哪些|啥)好(?:吃|玩|喝|逛)|哪(?:里|家|儿)(?:的?\p{Script=Han}{0,4})?好(?:吃|玩|喝)|(?:美食|餐厅|饭店|酒店|景点|民宿|特产|小吃)(?:推荐|攻略|有哪些|有什么)/u,
  /旅游攻略|旅行攻略|自驾(?:游)?(?:路线|攻略)|(?:订|买|查)(?:一张)?(?:机票|火车票|高铁票|动车票|门票|电影票)|(?:机票|高铁票|火车票|门票)(?:多少钱|怎么买|价格)|怎么(?:坐车|开车|乘车)|(?:到|去|从)[^。!?]{0,8}(?:怎么走|怎么坐|坐几路|多远|要多久|有多少公里)/,
  /(?:感冒|发烧|咳嗽|头[疼痛]|牙疼|胃[疼痛]|失眠|拉肚子|过敏|便秘|脱发|痘痘|高血压|糖尿病)[^。!?]{0,8}(?:怎么办|吃什么|吃啥|怎么治|怎么缓解|什么药|症状|怎么回事)|吃什么药|(?:怎么|如何|怎样)(?:减肥|减重|瘦身|增肌|长高|护肤|追(?:女|男)|脱单|哄女|表白|戒烟)/,
  new RegExp(
    `${COUNTRY}的?[^。!?]{0,6}(?:首都|总统|首相|国王|女王|国旗|人口|面积|货币|官方语言|最[高大长深小远])|(?:首都|总统|首相)(?:是谁|是哪|在哪|叫什么)`,
  ),
  /(?:世界上|全世界|宇宙|历史上)[^。!?]{0,6}(?:最|第一)|(?:太阳|月亮|月球|地球|火星|光速|黑洞|恐龙|宇宙|银河)[^。!?]{0,10}(?:多[大远少重快]|是什么|为什么|怎么|有多|几)|谁(?:发明|发现)(?:了|的)|(?:唐|宋|元|明|清|秦|汉)朝[^。!?]{0,10}(?:皇帝|谁|哪年|多少年|灭亡|建立)|(?:生命|人生|活着)的(?:意义|真谛)|量子力学|相对论|勾股定理/,
  /我(?:的)?(?:女朋友|男朋友|女友|男友|老婆|老公|前任|对象|孩子不|儿子不|女儿不|暗恋)|我(?:该不该|应不应该|应该|要不要)(?:辞职|分手|结婚|离婚|买房|买车|考研|考公|跳槽|表白|回老家)|我(?:今天|最近|现在)?(?:好|很|太|真)(?:难过|无聊|伤心|累|烦|郁闷|孤独|开心|饿|困)|(?:陪我|和我|跟我)(?:聊|玩|说说话)|(?:穿|送|吃|喝|玩)(?:什么|啥)(?:好|合适|比较好)|什么星座|(?:星座|今日)运势|(?:给|帮)我算命|(?:玩|来)(?:个|一?局)?(?:猜谜|成语接龙|石头剪刀布)|推荐(?:给我)?(?:一|几)?[本部首款](?!案例)|(?:手机|电脑|笔记本|相机|汽车|车)(?:推荐|哪个好|哪款好|怎么选)/,
  /\bstock (?:price|market)|\bshare price|\bexchange rate|\bbitcoin|\bcrypto|\blottery numbers?|\bprice of (?:gold|oil|bitcoin)|\bhouse prices?\b/,
  /\b(?:world cup|olympics?|olympic games|premier league|champions league|super bowl|nba|grand prix|wimbledon)\b|\bwho won (?:the )?(?:match|game|election|oscar|race)|\bfootball (?:match|team|score)/,
  /\b(?:good|best|favou?rite|latest|new|popular) (?:movie|film|song|book|game|novel)s?\b|\b(?:netflix|actor|actress|celebrity|anime)\b|\bwho (?:wrote|painted|sang|directed|composed|invented|discovered) (?!the (?:report|normative|plan|rule|document))|^(?:please |can you |could you )?recommend (?:me )?(?:a|an|some|any)\b|\bhow (?:to|do i|can i) (?:make|build) a (?:bomb|weapon|gun)\b/,
  /\brecipe|\bhow (?:do|can|should|to) (?:i |you |we |one )?(?:to )?(?:cook|bake|fry|boil|roast|make (?:a |an |some )?(?:cake|pizza|pasta|bread|soup|coffee|tea|pancakes?|omelette|dumplings?|sushi|pie|fried rice))\b|\b(?:best|good|nice|cheap) (?:restaurant|hotel|place to eat|cafe|bar|food)s?\b/,
  /\b(?:flights?|train tickets?|plane tickets?) (?:to|from)\b|\bbook (?:me )?(?:a|an) (?:hotel|flight|table|room|ticket)|\b(?:tourist attractions?|sightseeing|places to visit|things to do in)\b|\bhow (?:do i|can i|to) get to\b|\bhow far is\b/,
  /\b(?:headache|fever|sore throat|stomach ?ache|toothache|insomnia|cure for|lose weight|weight loss|my diet|what medicine)\b/,
  new RegExp(
    `\\b(?:capital|president|prime minister|king|queen|population|currency|flag|area|language) of ${COUNTRY_ENGLISH}\\b|\\bcapital city of\\b|\\bwhat(?:'s| is) the capital of\\b|\\bin the world\\??$`,
  ),
  /\bhow (?:tall|deep|old|big) is (?:the )?(?:mount|mt|lake|everest|eiffel|great wall|universe)|\b(?:tallest|highest|longest|deepest|largest|biggest|fastest) (?:mountain|river|building|ocean|lake|animal|country|planet)|\bspeed of light|\bthe (?:sun|moon|earth|universe|solar system)\b|\bblack holes?|\bdinosaurs?|\bmeaning of life|\bquantum|\brelativity|\bpythagor|\bworld war\b|\broman empire|\bshakespeare|\beinstein/,
  /\bmy (?:girlfriend|boyfriend|wife|husband|ex|crush|dog|cat|mom|dad)\b|\bshould i (?:quit|buy|marry|break up|move|learn|study|invest|date|wear|eat)\b|\bi(?:'m| am) (?:so |very |feeling )?(?:sad|bored|tired|lonely|hungry|depressed|happy)\b|\bhoroscope|\bzodiac|\btarot|\bplay a game|\bchat with me|\bfun facts?\b|\bsomething (?:interesting|funny|cool)\b|\bwhat should i (?:eat|wear|cook|watch|read|buy)/,
]

/** Roots of the genre's own words (law-based government, its offices and what they do); each stands in many terms. */
const OFFICIAL =
  /法[治制律规院庭援]|依法|非法|普法|执法|学法|述法|宪法|民法|司法|立法|守法|合法|违法|行政|政府|政务|党[委组员建政]|人大|政协|复议|诉讼|应诉|案[件卷子]|信访|上访|投诉|举报|热线|工单|调解|纠纷|矛盾|仲裁|公证|律师|顾问|审[查批核计结]|许可|处罚|罚款|监[管督]|整治|查处|检查|抽查|排查|督[察导查]|考核|整改|问题|预警|灾害|应急|防[汛控范灾]|隐患|风险|治理|巡[查察]|宣[传讲]|培训|文件|规章|条例|制度|机制|办法|方案|清单|备案|公[开示文务]|决策|听证|合同|企业|营商|项目|资金|预算|干部|部门|街道|社区|乡村|网格|群众|村民|居民|居委|村委|志愿|服务|窗口|落实|推进|举措|措施|成效|指标|试点|示范|改革|建设|规划|计划|工作|任务|开展|办理|受理|报告|局(?:长|里)?|[区市县镇]长|安全|安保|污染|环保|生态|食品|药品|消防|教育|医保|社保|补贴|扶贫|就业|养老|残疾|矫正|扫黑|诈骗|城管|违建|拆迁|征收|诚信|信用|新建|修建|建成|罚|怎么(?:管|治|查|抓|整|改|处理|处置|解决)的/
const OFFICIAL_ENGLISH =
  /\b(?:administrativ|enforce|law|legal|government|judicial|justice|courts?\b|lawsuit|litigation|mediat|reconsider|penalt|fined?\b|permit|licen[cs]|regulat|petition|complaint|hotline|inspect|audit|normative|complian|rule of law|district|town(?:ship)?\b|street\b|subdistrict|county|village|municipal|mayor|officials?|officers?|offices?\b|department|bureau|agenc|cadre|party (?:committee|group|member)|congress|cppcc|deput|policy|policies|public service|enterprise|business|hearing|decision|emergency|disaster|warning|safety|fraud|rectif|training|publicity|campaign|lectures?|volunteer|residents?|resident|report|plans?\b|polic(?:e|ing)|model|award|title|constitution|civil code|disput|cases?\b|arbitrat|notar|pollution|environment|reform)/

/** Terms this long say by themselves that the genre is meant; shorter ones (收到, 培训) also stand in other talk. */
const TELLING_HAN = 3

let telling: { readonly chinese: readonly string[]; readonly english: readonly string[] } | undefined

/** Whether folded text speaks of what such reports are about. */
export function isOfficial(text: string): boolean {
  if (OFFICIAL.test(text) || OFFICIAL_ENGLISH.test(text)) return true
  telling ??= tellingTerms()
  // 'machine learning' is no 'e-learning'.
  const spaced = ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  return telling.chinese.some(term => text.includes(term)) || telling.english.some(term => spaced.includes(` ${term}`))
}

function tellingTerms() {
  const entries: readonly { zh: readonly string[]; en?: readonly string[]; everyday?: readonly string[] }[] = glossary
  return {
    chinese: entries
      .flatMap(({ zh, everyday = [] }) => [...zh, ...everyday])
      .filter(term => term.length >= TELLING_HAN)
      .map(term => term.toLowerCase()),
    english: entries
      .flatMap(({ en = [] }) => en.filter(phrase => phrase.includes(' ')))
      .map(term => term.toLowerCase()),
  }
}
