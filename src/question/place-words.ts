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
  /(?:^|[^\p{Script=Han}]|请问|问|查|看|说|知道|关于|有关|在|对|从|给|是|的|和|与|及|跟|同|比)$/u

/**
 * A type word behind a short name makes it another place's full name: 平城县, 增城市, 东坑村. It does so before a word
 * that begins with it only if that word speaks of the government of such a place (平城县委) or says nothing (平城县有).
 */
export const TYPE_WORD = /^(?:街道|[省市县区镇乡州旗盟村])/
export const OF_A_GOVERNMENT = /^[省市县区镇乡州旗盟](?:委|长|府|政府|级|直|属|里|有|的)/

/** 增城经济技术开发区: a zone that bears the name of a place is a place of its own. */
export const ZONE_TYPE =
  /^(?:国家级|省级|综合|高新|高技术|技术|经济|产业|工业|农业|科技|生态|旅游|自由|贸易|改革|新)*(?:开发区|实验区|试验区|示范区|管理区|保税区|度假区|合作区|园区|高新区|经开区)/

/**
 * 新塘|商会, 正果镇|司法所: an organisation or a spot that bears a place's name is written of in the report above it. Words
 * that may as well be what is counted there (企业, 社区, 学校) are not among them.
 */
export const ORGANISATION =
  /^(?:商会|协会|学会|联合会|司法所|派出所|法庭|大学|中学|小学|幼儿园|医院|敬老院|广场|公园|码头|车站|驿站|大桥|水库)/

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
