/**
 * Which terms are not the same thing said otherwise. A group is a way along which a thing is counted at several places, or
 * a choice of which one holds; terms of one step go together, terms of different steps exclude each other. A term may
 * stand in several steps.
 */
type Group = { readonly steps: readonly (readonly string[])[]; readonly reason: string }

export const EXCLUSIVE_GROUPS: readonly Group[] = [
  {
    steps: [
      ['收到'],
      ['受理'],
      ['不予受理'],
      ['立案'],
      ['办理', '处理', '审理', '查处', '跟进', '开庭', '调处'],
      ['办结', '审结', '结案', '完成', '执结'],
      ['移送', '交办'],
    ],
    reason:
      'reports count the same cases at each of these: what came in, what was taken, what was worked on, what was done with. ' +
      'Done with are 审结, 办结 and 结案 alike: which one is written depends on who reports, not on what was done',
  },
  {
    steps: [
      ['维持'],
      ['撤销', '纠正'],
      ['变更', '纠正'],
      ['确认违法', '纠正'],
      ['确认无效', '纠正'],
      ['责令履行', '纠正'],
      ['驳回'],
      ['终止', '撤回'],
      ['调解'],
      ['和解'],
      ['不予受理'],
    ],
    reason:
      'a decision ends in one of these (行政复议法 chapter 5); the ones that put an act right are counted together as 纠错',
  },
  {
    steps: [['收到'], ['受理'], ['立案'], ['审理', '开庭'], ['维持'], ['驳回'], ['终止', '撤回']],
    reason: 'of the cases that came in or were heard only some end in each of these',
  },
  {
    steps: [
      ['胜诉', '胜诉率'],
      ['败诉', '败诉率'],
    ],
    reason: 'who won has not lost',
  },
  { steps: [['上升', '翻番'], ['下降'], ['持平']], reason: 'a figure went one way' },
  {
    steps: [
      ['制定', '出台', '印发', '发布', '起草'],
      ['审查', '复核'],
      ['清理', '复核'],
      ['修订'],
      ['废止', '撤销', '取消'],
      ['保留', '继续有效'],
      ['备案', '报送', '提交'],
    ],
    reason:
      'what a document came to: made, looked at, changed, ended, left as it was or filed. Made, issued and published go ' +
      'together',
  },
  {
    steps: [
      ['检查', '巡查', '抽查', '核查', '排查'],
      ['发现', '排查'],
      ['立案', '查处'],
      ['处罚', '罚款', '查处', '没收'],
      ['整改', '责令'],
      ['移送'],
    ],
    reason: 'of what was inspected some was found wanting, of that some was punished; each has a figure of its own',
  },
  {
    steps: [['排查'], ['受理'], ['立案'], ['化解', '调处', '调解', '解决', '和解']],
    reason: 'disputes that were looked for or brought are more than those that were settled',
  },
  {
    steps: [
      ['报名', '参加', '申请'],
      ['通过', '取得'],
    ],
    reason: 'not everyone who applies for a qualification or sits an exam gets it',
  },
  {
    steps: [['立案'], ['破案'], ['抓获'], ['打处'], ['起诉']],
    reason: 'what the police and the procuratorate count of crimes, one behind the other',
  },
  {
    steps: [['检查', '巡查', '抽查', '核查', '排查'], ['处理', '整治', '整改'], ['拆除', '整治', '关停'], ['暂缓']],
    reason: 'illegal buildings and businesses: looked at, dealt with, pulled down or spared for now',
  },
  {
    steps: [
      ['下达', '出具', '制定'],
      ['撤销', '废止'],
    ],
    reason: 'a decision that was made, and one that was undone',
  },
  {
    steps: [
      ['建立', '上线'],
      ['关停', '撤销', '取消', '拆除'],
    ],
    reason: 'a body, a station or a service that began, and one that ended',
  },
  {
    steps: [['不予处罚'], ['从轻处罚'], ['减轻处罚'], ['从重处罚']],
    reason: 'the Administrative Penalty Law tells these apart, and lists count each',
  },
  {
    steps: [
      ['行政复议'],
      ['行政诉讼', '诉讼'],
      ['行政处罚'],
      ['行政许可'],
      ['法律援助'],
      ['公证'],
      ['仲裁'],
      ['人民调解'],
      ['信访'],
      ['刑事案件', '刑事'],
      ['民事案件'],
    ],
    reason: 'kinds of cases with figures of their own',
  },
  { steps: [['主动公开'], ['依申请公开']], reason: 'the two ways of disclosure, counted apart (政府信息公开条例)' },
  {
    steps: [['全国'], ['省级'], ['市级'], ['区级', '县级'], ['镇级', '街道级']],
    reason: 'levels of government: what is first in the city need not be first in the province',
  },
  { steps: [['第一'], ['第二'], ['第三']], reason: 'places in an order' },
  { steps: [['上半年'], ['下半年']], reason: 'halves of a year have figures of their own' },
  { steps: [['一审'], ['二审']], reason: 'instances have figures of their own' },
  { steps: [['高于', '超过'], ['低于']], reason: 'opposites' },
  { steps: [['加强', '夯实'], ['削弱']], reason: 'opposites' },
  { steps: [['按时'], ['逾期']], reason: 'opposites' },
  { steps: [['最高', '最大'], ['最低']], reason: 'opposites' },
  { steps: [['网上'], ['线下']], reason: 'opposites' },
  { steps: [['民营企业'], ['国有企业']], reason: 'opposites' },
]
