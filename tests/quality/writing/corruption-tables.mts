/** The words the corruptions exchange, in both languages. */

/** A stage, the stages written in its stead, and how a Chinese report would write each of those. */
export const STAGES: readonly (readonly [RegExp, readonly (readonly [now: string, inReport: RegExp])[]])[] = [
  [
    /(?<!网上)受理(?!指派)/,
    [
      ['审结', /审结/],
      ['办结', /办结/],
    ],
  ],
  [
    /审结/,
    [
      ['受理', /受理/],
      ['立案', /立案/],
    ],
  ],
  [
    /办结/,
    [
      ['受理', /受理/],
      ['立案', /立案/],
    ],
  ],
  [
    /新收/,
    [
      ['审结', /审结/],
      ['办结', /办结/],
    ],
  ],
  [
    /审理(?!的)/,
    [
      ['审结', /审结/],
      ['撤销', /撤销/],
    ],
  ],
  [
    /(?<!监督指导.{0,9})办理(?!时间)/,
    [
      ['办结', /办结/],
      ['审结', /审结/],
    ],
  ],
  [
    /处理(?!信)/,
    [
      ['立案', /立案/],
      ['审结', /审结/],
    ],
  ],
  [/成功调解|成功调处/, [['受理', /受理/]]],
  [
    /立案查处|查办/,
    [
      ['移送', /移送/],
      ['审结', /审结/],
    ],
  ],
  [/立案(?!查处)/, [['结案', /结案/]]],
  [/(?<=共)立(?!案)/, [['破', /破/]]],
  [/破案/, [['立案', /立/]]],
  [
    /抓获/,
    [
      ['起诉', /起诉/],
      ['判处', /判处/],
    ],
  ],
  [/处置(?=违法图斑)/, [['核查', /核查/]]],
  [/拆除/, [['核查', /核查/]]],
  [/拟废止/, [['已废止', /已废止/]]],
  [/拟修订/, [['已修订', /已修订/]]],
  [/报送备案的/, [['废止的', /废止/]]],
  [/(?<=平潭|年)审核/, [['起草', /起草/]]],
  [/(?<=决定书?|共|年)下达(?=行政)/, [['撤销', /撤销/]]],
  [/newly received/, [['concluded', /审结|办结/]]],
  [
    /accepted/,
    [
      ['concluded', /审结|办结/],
      ['closed', /办结/],
    ],
  ],
  [
    /concluded/,
    [
      ['accepted', /受理|新收/],
      ['filed', /立案/],
    ],
  ],
  [
    /(?<=(?<!projects )were )completed(?! in one go)/,
    [
      ['accepted', /受理/],
      ['received', /受理|接/],
    ],
  ],
  [
    /filed(?! and)/,
    [
      ['solved', /破/],
      ['concluded', /审结|结案/],
    ],
  ],
  [/\bsolved/, [['filed', /立/]]],
  [
    /filed and investigated/,
    [
      ['accepted', /受理/],
      ['concluded', /审结/],
    ],
  ],
  [
    /handled/,
    [
      ['closed', /办结/],
      ['concluded', /审结|办结/],
    ],
  ],
  [
    /heard/,
    [
      ['concluded', /审结|办结/],
      ['dismissed', /驳回/],
    ],
  ],
  [/successfully mediated/, [['accepted', /受理/]]],
  [/identified and resolved/, [['accepted', /受理/]]],
  [/(?<=who )registered/, [['passed', /取得|通过/]]],
  [/(?<=\d )registered(?= and)/, [['passed', /取得|通过/]]],
  [/obtained/, [['applied for', /报名/]]],
  [
    /caught/,
    [
      ['convicted', /判处/],
      ['prosecuted', /起诉/],
    ],
  ],
  [/(?<=Pingtan )checked/, [['demolished', /拆除/]]],
  [
    /reviewed/,
    [
      ['drafted', /起草/],
      ['repealed', /废止/],
    ],
  ],
  [/(?<=cases )investigated|(?<=branch )investigated/, [['closed', /办结|结案/]]],
  [/(?<=were )repealed/, [['revised', /修订/]]],
  [
    /收到(?=行政复议)/,
    [
      ['受理', /受理/],
      ['审结', /审结|办结/],
    ],
  ],
  [/(?<!调解)结案(?=\d)/, [['立案', /立案/]]],
  [/(?:调处|调解)(?=纠纷)/, [['受理', /受理/]]],
  [/调解成功(?=\d)/, [['受理', /受理/]]],
  [
    /received(?= \d+ applications)/,
    [
      ['accepted', /受理/],
      ['concluded', /审结|办结/],
    ],
  ],
  [/closed(?= \d)/, [['accepted', /受理/]]],
]

/** What nobody would write: such a corruption is left out when it is drawn. */
export const NONSENSE: readonly RegExp[] = [/立案率/, /aged [\d,]{3,}/, /from \d{3,} to \d+ [A-Z]/]

export const DIRECTIONS: readonly (readonly [RegExp, string])[] = [
  [/增长/, '下降'],
  [/上升/, '下降'],
  [/高于/, '低于'],
  [/an? (?:year-on-year )?increase of/i, 'a decrease of'],
  [/\bup (?=\d)/, 'down '],
  [/further improved/, 'further weakened'],
  [/strengthened/, 'weakened'],
  [/(?<=同比|较上年|[年件])(?:减少|下降)/, '上升'],
  [/增幅/, '降幅'],
  [/提高到/, '降低到'],
  [/(?:下降|压缩)到/, '增加到'],
  [/\bdown (?=\d)/, 'up '],
  [/\b(?:fell|dropped) (?=by|from)/, 'rose '],
  [/\brose (?=to)/, 'fell '],
  [/fewer than the year/, 'more than the year'],
]

/** Percentage points written as per cent. */
export const POINTS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)个百分点/, '%'],
  [/ percentage points/, '%'],
]

export const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [/均未出现|(?<!均)未出现/, '出现过'],
  [/均已完成/, '均未完成'],
  [/均取得/, '均未取得'],
  [/已(?=建成|挂牌|把关|缴纳)/, '尚未'],
  [/还主动废止了/, '没有废止'],
  [/居全省/, '未居全省'],
  [/高于/, '未高于'],
  [
    /共?(受理|审结|处理|办理|办结|查办|下达|化解|拆除|审核|培育|开展|实现|审理)(?!的|办|指派|减轻|情况|时间|率|成功率|方式)/,
    '未$1',
  ],
  [/由区管委会办公室/, '未由区管委会办公室'],
  [/\b(?:were|was)(?= (?!not|the first))/, '$& not'],
  [/have been/, 'have not been'],
  [/has concluded/, 'has not concluded'],
  [/(?<=[a-z] )accepted(?= (?:\d|more|over))/, 'did not accept'],
  [/(?<=[a-z] )concluded(?= (?:\d|more|over))/, 'did not conclude'],
  [/(?<=[a-z] )handled(?= (?:\d|more|over))/, 'did not handle'],
  [/(?<=[a-z] )obtained(?= (?:\d|more|over))/, 'did not obtain'],
  [/(?<=[a-z] )issued(?= (?:\d|more|over))/, 'did not issue'],
  [/(?<=[a-z] )reviewed(?= (?:\d|more|over))/, 'did not review'],
  [/no document went/, 'some documents went'],
]

/** Words of document names. */
export const DOCUMENT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/办法》/, '条例》'],
  [/方案》/, '规划》'],
  [/的批复》/, '的意见》'],
  [/通知》/, '通告》'],
  [/《民法典》/, '《刑法典》'],
  [/卫生监督/, '安全监督'],
  [/扶持/, '奖励'],
  [/处罚法》/, '许可法》'],
  [/复议法》/, '诉讼法》'],
  [/告知承诺/, '容缺受理'],
  [/生产安全/, '食品安全'],
  [/《人民日报》/, '《法治日报》'],
  [/全面推行/, '试点推行'],
  [/行政处罚权/, '行政许可权'],
  [/供应链/, '电子商务'],
  [/框架协议》/, '合作备忘录》'],
  [/条例》/, '办法》'],
  [/通知书》/, '决定书》'],
  [/处罚清单》/, '处罚目录》'],
  [/执法监督意见书》/, '执法监督建议书》'],
  [/防御应急预案》/, '防治应急预案》'],
  [/三年计划》/, '五年计划》'],
  [/借条》/, '欠条》'],
  [/老周》/, '老王》'],
  [/不予处罚/, '减轻处罚'],
  [/油茶/, '月柿'],
  [/古建筑群/, '古树名木'],
  [/老旧小区/, '背街小巷'],
  [/微更新/, '征迁'],
]

export const BOUNDS: readonly (readonly [RegExp, string])[] = [
  [/([\d,.]+[万千百]?|[一二三四五六七八九十百]+)[余多](?=[件次人份条个起辆场])/, '不足$1'],
  [/超过?(?=\d)/, '不足'],
  [/(?<=[％%])以上/, '以下'],
  [/more than/i, 'fewer than'],
  [/Over(?= \d)/, 'Under'],
  [/over(?= \d)/, 'under'],
  [/nearly/, 'more than'],
  [/超(?=六成)/, '不足'],
  [/约(?=\d)/, '超过'],
  [/(?<=百分点|百分之九十五)以上/, '以下'],
  [/至少/, '至多'],
  [/about(?= \d)/, 'more than'],
  [/at least/, 'at most'],
  [/no fewer than/, 'no more than'],
  [/or (?:above|more)/, 'or less'],
  [/within(?= \d)/, 'above'],
]

type Place = readonly [zh: string, zhShort: string, en: string, enShort: string]

/** The places of each half, as written in full and short, in Chinese and in English. */
export const PLACES: readonly (readonly Place[])[] = [
  [
    ['增城区', '增城', 'Zengcheng District', 'Zengcheng'],
    ['东坑镇', '东坑', 'Dongkeng Town', 'Dongkeng'],
    ['东区街道', '东区街道', 'Dongqu Subdistrict', 'Dongqu'],
    ['鲁山道街道', '鲁山道街道', 'Lushandao Subdistrict', 'Lushandao'],
    ['平城区', '平城', 'Pingcheng District', 'Pingcheng'],
    ['平潭综合实验区', '平潭', 'Pingtan', 'Pingtan'],
  ],
  [
    ['重庆市', '重庆', 'Chongqing', 'Chongqing'],
    ['新市镇', '新市', 'Xinshi Town', 'Xinshi'],
    ['恭城瑶族自治县', '恭城', 'Gongcheng Yao Autonomous County', 'Gongcheng'],
    ['霍山县', '霍山', 'Huoshan County', 'Huoshan'],
    ['小寨路街道', '小寨路', 'Xiaozhailu Subdistrict', 'Xiaozhailu'],
    ['夷陵区', '夷陵', 'Yiling District', 'Yiling'],
  ],
]

export const INVENTIONS: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: [
    '全年还组织执法人员脱产轮训#期',
    '当年另有#名工作人员因履职不力被问责',
    '相关工作共投入财政资金#万元',
    '群众满意度达到#%',
    '与上年相比，平均办理时限缩短了#天',
    '另有#宗案件移送公安机关',
    '为此新设了#个街面服务点',
  ],
  en: [
    'A further # cases were transferred to the police',
    'Public satisfaction with this work reached #%',
    'The average processing time was # days shorter than a year earlier',
    'A total of # staff members were trained for this purpose',
    'The work was funded with # million yuan',
    'In addition, # complaints about it were upheld',
  ],
}
