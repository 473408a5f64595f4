/** The words around a place name that tell what it is there for, as data. All patterns look at Chinese text. */

/** Places inside titles and quotation marks belong to what is asked, not to where. */
export const QUOTED = /《[^《》]{1,80}》|“[^“”]{1,60}”|"[^"]{1,60}"|「[^「」]{1,60}」/g

/** Follows a name that is asked about even if it is an ordinary word: 和平2024年, 平安去年. */
export const BEFORE_YEAR = /^的?\s?(?:(?:19|20)?\d{2}年|20\d{2}(?!\d)|二[〇○零]|[今去前明]年)/

/** What offices do and are asked about; behind a name that opens a clause it makes the name an office's: 和平受理了多少宗. */
export const OF_AN_OFFICE =
  /^(?:有(?:多少|几|哪)|一?共|总共|受理|办理|审结|办结|收到|查处|处理|(?:开展|举办|组织|制定|审查|公开|调解|化解|处罚|培训|办|做)了)/

/** Ends right before a name: 2024年增城开发区. */
export const AFTER_YEAR = /\d{2}年?度?的?\s?$/

/** Stands before a name that is no piece of a longer word: nothing, no Han character, or a word that governs a name. */
export const STANDS_ALONE =
  /(?:^|[^\p{Script=Han}]|\d年度?|请问|问|查|看|说|知道|关于|有关|在|对|从|给|是|的|和|与|及|跟|同|比)$/u

/**
 * A type word behind a short name makes it another place's full name: 平城县, 增城市, 东坑村. It does so before a word
 * that begins with it only if that word speaks of the government of such a place (平城县委) or says nothing (平城县有).
 */
export const TYPE_WORD = /^(?:街道|街(?![区面头坊巷])|[省市县区镇乡州旗盟村])/
export const OF_A_GOVERNMENT = /^[省市县区镇乡州旗盟](?:委|长|府|政府|级|直|属|里|有|的)/

/** 增城经济技术开发区: a zone that bears the name of a place is a place of its own. */
export const ZONE_TYPE =
  /^(?:国家级|省级|综合|高新|高技术|技术|经济|产业|工业|农业|科技|生态|旅游|自由|贸易|改革|新)*(?:开发区|实验区|试验区|示范区|管理区|保税区|度假区|合作区|园区|高新区|经开区)/

/** 增城开发区|管委会: who runs a zone is written of in the report of the place it lies in. */
export const RUNS_A_ZONE = /^(?:党工委|管委会|管理委员会)/

/**
 * 新塘|商会, 正果镇|司法所, 君山|片区局: an organisation or a spot that bears a place's name is written of in the report
 * above it.
 */
const BRANCH =
  '(?:市场)?(?:监管|监督|税务|国土|自然资源|供电|财政|水务|工商|交管|环保)(?:所|分局|中队)|司法所|派出所|(?:人民|巡回)?法庭|检察室|税[收务]驿站|交警[大中]队|消防(?:救援)?[站大队]+'
const BODY =
  '商会|协会|学会|联合会|大学|中学|小学|幼儿园|医院|卫生院|敬老院|博物馆|图书馆|(?:工业|产业|科技|物流|创业|农业|生态)园区?|集团|公司'
const SPOT =
  '片区|组团|广场|公园|码头|车站|高铁站|地铁站|机场|驿站|大桥|水库|景区|湿地|海滩|大道|路(?![灯面边政径网])|湾(?!区)|岛(?!屿)|园(?![林长艺区])|市场(?!监|主体|化|经济|秩序)|旧城|新城'
export const ORGANISATION = new RegExp(`^(?:${BRANCH}|${BODY}|${SPOT})`)

/**
 * Behind a short name, one village or compound of the name (新塘村获得了什么), unless they are counted (新塘社区有几个) or
 * are what a town deals with (社区矫正).
 */
export const SMALL_SPOT =
  /^(?:社区|小区|村|商圈|学校)(?!有?(?:多少|几|哪)|数|总数|个数|工作|建设|干部|矫正|治理|警务|网格|书记|居民|[民委干级务居两])/

const AND = '和|与|跟|及|以及|、|同|比|或|还是|对比|vs\\.?|versus|and|or'
/** Between two places that are both asked about; the second shows it, the first lets a comma or nothing do as well. */
export const COORDINATED = new RegExp(`^[\\d年度的\\s]*(?:${AND}|，|,)?[\\d年度\\s]*$`, 'i')
export const JOINED = new RegExp(`^[\\d年度的\\s]*(?:${AND})[\\d年度\\s]*$`, 'i')

/** Behind the second of two such places: the two did something together, so the second one belongs to the matter. */
export const TOGETHER = /^(?:等地?)?(?:共同|一起|联合)?(?:签|合作|共建|联动|结对|对接|协作|交流|联合|毗邻|交界)/

/** Between an inner place and the outer one it lies in: Zengcheng of Guangzhou; Pingcheng, Datong; 平城区（大同市. */
export const LIES_IN = /^(?:,| of| in|, in| under)?\s+(?:the )?$|^\s?[(（]\s?$/i
/** Between an outer place and an inner one: Zhongshan's Dongqu Subdistrict. */
export const HOLDS = /^(?:['’]s|,)?\s+$/i

/** Behind the spelled name of a zone: Pingtan Comprehensive Experimental Zone. */
export const SPELLED_ZONE =
  /^(?:[ -](?:comprehensive|experimental|pilot|economic|technological|technology|development|hi(?:gh)?-?tech|industrial|and|new|free|trade|bonded|demonstration|management|tourism|ecological|cooperation))*[ -](?:zone|area|park)\b/i

/**
 * Behind a small type word it shows that the word belongs to what follows: in "Zengcheng city management" and "Zengcheng
 * district court" nobody names a city or a district. County and township are named with care, so they are not among them.
 */
export const SPELLED_COMPOUND = /(?<root>[A-Z]\S*) (?:city|district|town|street|municipal)$/
export const AFTER_COMPOUND =
  /^ (?:management|managers?|courts?|police|procurat\w+|prosecut\w+|planning|appearance|governance|government|hall|councils?|bureau|administration|authorit\w+|offices?|image|lights?|vendors?|life|cent(?:re|er)|party|schools?|hospitals?|people['’]s|justice|tax|law|legal|enforcement)\b/i

/** Ends right before a spelled name that is written small: nothing, or a word that a name follows. */
export const BEFORE_SPELLED =
  /(?:^|\b(?:in|of|for|at|from|by|did|does|do|was|were|has|have|is|about|and|or|vs\.?)\s)(?:the )?$/i
