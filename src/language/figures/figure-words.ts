/**
 * The words by which figures are read, as data. They are the counting words and set phrases of the genre as a whole
 * (GB/T 15835-2011 on numerals, GB 3100 on units, and the usage of annual reports of every level); none stands for one
 * report.
 */

/**
 * Counting words with one character, each with the characters that may not follow it: 2户籍 is no household, 9部门 no
 * volume. A counting word may carry 次 (人次, 家次, 户次).
 */
const CLASSIFIERS: Readonly<Record<string, string>> = {
  个: '人体别性案',
  件: '',
  宗: '教旨',
  起: '诉草到来步点',
  人: '大民社力均口员才事',
  名: '单录称',
  位: '于置居',
  项: '目',
  次: '序日数要',
  场: '所景馆地合',
  期: '间限货望',
  家: '庭长园属事',
  户: '籍外口主均',
  份: '额',
  条: '例件块',
  部: '门委级署分队长',
  篇: '',
  批: '准复评示次',
  例: '如会外',
  处: '理置罚级分室于长',
  套: '取',
  栋: '',
  幢: '',
  座: '谈',
  间: '接隔',
  台: '湾胞账风资商',
  辆: '',
  艘: '',
  支: '持部付出援撑',
  门: '户诊店前',
  所: '有属在以需联',
  站: '点式',
  组: '织成建长',
  班: '子次级',
  堂: '',
  节: '约日假能点',
  课: '题程堂',
  轮: '换训',
  页: '',
  张: '',
  封: '闭',
  册: '',
  本: '级区市地镇街年部院次行',
  幅: '度',
  枚: '',
  则: '',
  款: '',
  种: '植',
  类: '型别似',
  倍: '',
  元: '旦',
  天: '',
  周: '年边期岁末',
  岁: '',
  秒: '',
  亩: '',
  吨: '',
  米: '',
  层: '面级次',
  案: '件例卷由',
  单: '位一独元',
  科: '技室学级',
  棵: '',
  株: '',
  只: '要是有能',
  分: '别类局管钟之析级工为布行配支会院公步期批段散享包层',
  队: '伍员列',
}

/** Longer units, before the one-character ones. */
const LONG_UNITS = [
  '个百分点',
  '百分点',
  '个工作日',
  '工作日',
  '个自然日',
  '个小时',
  '小时',
  '个月',
  '分钟',
  '学时',
  '课时',
  '平方公里',
  '平方千米',
  '平方米',
  '立方米',
  '公里',
  '千米',
  '公顷',
  '公斤',
  '千克',
  '斤',
  '大类',
  '千瓦时',
  '美元',
  '港元',
  '欧元',
  '人（次）',
  '人\\(次\\)',
  '人/次',
  '件/次',
  '件次',
  '批次',
  '班次',
  '期次',
  '[个件宗起人名项场家户条处批辆台所站车课组点栋]次(?![全会])',
]

const SHORT_UNITS = Object.entries(CLASSIFIERS).map(([unit, unlike]) =>
  unlike === '' ? unit : `${unit}(?![${unlike}])`,
)

/** As the source of a pattern: every unit that makes a number a figure. */
export const UNIT = `(?:[%％‰]|${[...LONG_UNITS, ...SHORT_UNITS].join('|')})`

/** Bounds before the number; the longer ones first. */
export const BOUNDS_BEFORE: Readonly<Record<string, 'about' | 'at_least' | 'at_most'>> = {
  不低于: 'at_least',
  不少于: 'at_least',
  不高于: 'at_most',
  不超过: 'at_most',
  不多于: 'at_most',
  超过: 'at_least',
  突破: 'at_least',
  至少: 'at_least',
  高于: 'at_least',
  多于: 'at_least',
  低于: 'at_most',
  少于: 'at_most',
  不足: 'at_most',
  不到: 'at_most',
  不满: 'at_most',
  至多: 'at_most',
  最多: 'at_most',
  大约: 'about',
  将近: 'about',
  接近: 'about',
  上: 'about',
  超: 'at_least',
  逾: 'at_least',
  近: 'about',
  约: 'about',
}

/** Bounds after the number or its unit. */
export const BOUNDS_AFTER: Readonly<Record<string, 'about' | 'at_least' | 'at_most'>> = {
  以上: 'at_least',
  '+': 'at_least',
  '＋': 'at_least',
  余: 'at_least',
  多: 'at_least',
  以下: 'at_most',
  以内: 'at_most',
  之内: 'at_most',
  左右: 'about',
  上下: 'about',
  来: 'about',
}

/** Names that begin with a number and count nothing, where they stand without quotation marks. */
export const NAMES = [
  '三项制度',
  '三项机制',
  '三个规定',
  '八项规定',
  '两个确立',
  '两个维护',
  '两个责任',
  '两个毫不动摇',
  '四个意识',
  '四个自信',
  '四个全面',
  '三个代表',
  '三位一体',
  '五位一体',
  '一件事',
  '两张清单',
  '四张清单',
  '三张清单',
  '一张网',
  '一张图',
  '一个窗口',
  '7[×x*]24小时',
  '24小时',
  '十分',
  '三次产业',
  '十次全会',
]

/** What is done with the things that are counted. After the last of these in a measure the thing itself stands. */
export const VERBS =
  '受理|制发|收到|新收|接收|收案(?!件)|收件|审结|审理|审查|审核|办理|办结|结案(?!件)|处理|查处|查办|立案(?!件)|破案(?!件)|侦破|破获|抓获|打处|化解|调处|调解成功|排查|检查|巡查|督查|抽查|核查|巡检|出动|开展|举办|召开|组织|制定|印发|出台|修订|修改|废止|清理|取消|下放|梳理|公布|公开|发布|发放|发送|下达|下发|出具|提出|提供|答复|回复|接待|接听|接访|走访|约访|解答|协调|解决|参与|参加|覆盖|培育|选聘|选任|聘任|聘用|聘请|选育|配备|建成|建立|成立|设立|设置|组建|创建|新建|完成|实现|处置|整改|整治|拆除|关停|责令|作出|移送|移交|签订|签署|备案|报送|报备|列入|纳入|录入|归集|注册|推出|推行|推动|推进|上线|开通|投入|争取|安排|落实|救助|发现|约谈|指派|撤回|撤销|维持|驳回|纠错|终止|确认|评查|评选|获评|入选|通过|支持|帮助|惠及'

/** Words that say how something counted was dealt with, but not what it is: 审结, 按时办结率, 涉及金额. */
export const LIGHT = `${VERBS}|20\\d\\d年|立|破|调解|和解|调撤|撤诉|败诉|胜诉|直接|主动|按时|按期|及时|成功|依法|已|均|全部|未|不予|予以|实际|其中|累计|总计|涉及|涉案|占比|占|占总数|比例|比率|率|数量|总数|总量|总额|金额|面积|人数|次数|件数|案值|标的|合计|覆盖|满意|达标|及格|参考|参训|参会|参训人员|受训|受训人员|参与人员|参与人数|参加人员|人群|罚没款|罚金|同比|环比|提高|提升|上升|处罚|罚款|罚没|处理|资金|减免|压缩|压缩至|缩短至|降至|提升至|由|从|拟|继续有效|失效|相较|相比|较|比|去年|上年|上一年|同期|增加|减少|新增|增长|下降|各类|其|为|对|由|在|共|又|再|还|并|了|的|、|和`

/** Words that begin a clause and say nothing of what is counted. One character is looked at with its neighbour. */
export const OPENERS =
  '今年以来|今年来|今年|本年度|本年|年度|年内|全年度|全年|上半年|下半年|一年来|近年来|目前|至今|迄今|期间|以来|截[至止](?:目前|现在|今)|经统计|据统计|经梳理|累计|共计|总计|合计|总共|一共|共有(?![产权])|共(?![同享建产青有识治性创通])|先后|已经|已|现有|现(?=已|共|有)|均|约(?![谈访束定])|大约|多次|并且|并(?![联购行])|同时|此外|另外|另|还(?!款)|其中|包括|包含|含有|含|等|了|分别|再|：|:|的'

/** Words that end a clause before its figure and say nothing of what is counted. */
export const CLOSERS =
  '(?<=[率度])(?:基本)?(?:实现|达到)|累计|共计|总计|合计|总共|一共|(?<!公)共|先后|已经|已|(?<!平)均|约|分别|大约|多次|等|达到|达至|高达|多达|(?<![下传抵送])达|(?<![作行认列])为|(?<![但可或])是|(?<![拥现具享原所持固])有|约为|人民币|保持在|稳定在|维持在|(?<![收受接达得听看遇找])到|(?<![正存])在|了|(?<![涉覆])及|：|:|的|计'

/** Whose a figure is, where it is everyone's here: it tells no two figures of a report apart. */
export const WHOLE =
  '全区|全市|全县|全省|全镇|全街道|全街|全乡|全旗|全局|全系统|我区|我市|我县|我省|我镇|我街道|我街|我乡|我局|我委|本区|本市|本县|本镇|本街道|本局'

/** Where a noun after a figure ends, when another figure follows: 120个网格|成功调处纠纷980件. */
export const NOUN_ENDS = `(?:${VERBS})(?![组员队站室所案机中点卷处方书])|成功|联合|累计|(?<!公)共|在|于|对|将|把|被|已|均|可|分(?=[一二两三四五六七八九十d]|$)|通过|获|由|向|压缩|提高|提升|增至|增加|减少|降低|降至|，|,`

/** From here on a sentence speaks of what is to come. 将 alone also means 把 (将10个窗口并为3个). */
export const PLANS_AHEAD =
  /下一步|下一年|下阶段|下一阶段|今后|明年|(?:^|[，,。；;：:\s])(?:我[们区市县镇局]|全[区市县镇]|[^，,。；;：:]{0,12}年)?(?:还|均)?计划(?!完成率)(?=[^，,。；;、的书表外》”])|预期|预计|力争|争取到|有望|即将|将(?:继续|进一步|于|力争|努力|持续|达到|完成|新建|建成|建设|开展|实现|推进|推动|组织|举办|实施|再|全面)/

/** Within its own clause only: a clause later the report may be back at what was done. */
export const PLANS_HERE = /确保|(?<![模虚草])拟(?!定|合|制|稿|态)|计划于|目标(?:是|为|值)|达到?.{0,12}的目标/

/** Headings under which reports write what they are going to do: by a word that says so anywhere, … */
export const PLAN_HEADING = /下一步|下一年|下阶段|下一阶段|今后|明年|来年|打算|展望|努力方向/
/** … or as the last words of an outermost heading that does not also report: 2025年工作计划, 主要工作安排. */
export const PLAN_OUTER_HEADING = /(?:计划|安排|思路|规划|目标|重点工作|工作重点|主要任务)$/
export const REPORTING_HEADING = /情况|成效|总结|回顾|完成|落实|问题/

/** A change against an earlier time, between the figure it is said of and its own percentage. */
export const CHANGE =
  /^\s*[，,、（(]?\s*(?:同比|环比|同口径|(?:比|较|与|同|相较)[^，,。；;（()）、\d]{0,4}(?:20\d\d|２０\d\d)?[^，,。；;（()）、\d]{0,8}?)?(上升|增长|增加|提高|提升|增幅|上涨|攀升|下降|减少|降低|下滑|减幅|降幅|回落)(?:了|约|达到|达|为|近|超|超过|幅度)*\s*$/
export const FALLING = /^(?:下降|减少|降低|下滑|减幅|降幅|回落)$/
