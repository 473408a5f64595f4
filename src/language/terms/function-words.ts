/**
 * Words that say nothing a quote could hold or lack: grammar, what joins a statement to its report, and numbers with
 * their units, which are compared as figures.
 */
export const ENGLISH_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a above add added adding against another best ever go goes going gone went her him instance instances longer next not now occasion occasions possible sum take takes taken taking worth a about according account accounted accounting across after all almost along already also although altogether am among amount amounted amounting an and any approximately are area around as at be became become been before being besides between both but by came can combined come could did do does doing done down due during each either every exactly except fewer figure figures for former from furthermore further gained had has have having he her here his how however i if in into is it its itself just last latter least less made make making many may meanwhile might more moreover most much nearly notably number numbers of off on one once only onto or other others our out over overall own per plus previous previously put quite rather reach reached report reported reporting reports respectively roughly said same say says second several shall she should show showed shown shows since so some stand standing state stated states still stood such than that the their them then there these they this those though through throughout thus to together too took total totaled totalled totaling totalling totals toward towards two under until up upon us use used using very via was we were what when where whereas whether which while who whole whom whose will with within would year years yet you annual annually month months day days january february march april may june july august september october november december
zero three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen first third half quarter percent percentage cent point points yuan rmb renminbi times square metres meters metre meter kilometres mu ton tons individual kind kinds type types kinds new`.split(
    /\s+/,
  ),
)

export const CHINESE_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `以及 并且 而且 其中 此外 另外 同时 分别 共计 总计 合计 累计 总共 一共 全年 年度 当年 同年 本年 上年 去年 今年 上一年 上半年 下半年 期间 以来 截至 截止 目前 现有 共有 已经 均已 其余 其他 其它 根据 按照 依据 依照 通过 关于 对于 由于 因此 以上 以下 以内 左右 约为 大约 超过 达到 高达 之间 之一 方面 情况 该区 该市 该镇 该县 该街 该街道 该局 该项 该省 全区 全市 全县 全镇 全省 本区 本市 本县 本镇 我区 我市 我县 我镇 区里 市里 镇里 报告 显示 报告显示 介绍 可以 可见 进行 有关 相关 各类 各项 各级 一个 两个 多个 数量 总数 总量 金额 人数 人次 件次 场次 家次 宗次 辆次 比例 占比 平方米 平方公里 万元 亿元 工作日 百分之 百分点 个百分点 至少 不少于 不低于 不超过 没有 方式 其 则 与 相比 而 另 此 个 两 三 第一 第二 第三 还有 还是 即 如下 如 例如 包括 包含 为主 作为 成为 属于`.split(
    /\s+/,
  ),
)
