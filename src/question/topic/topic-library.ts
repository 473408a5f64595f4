import { isOfficial } from './topic-world.ts'

/** Which fact of a report's own record is asked for. */
export type RecordField = 'issuer' | 'published' | 'documentNumber' | 'url' | 'title' | 'length'

/** What is asked of the library itself, which its records answer. */
export type LibraryAsked =
  | { readonly about: 'reports'; readonly wants: 'list' | 'places' | 'years' | 'newest' }
  /** `named` is what else the report is called by, as asked: 教育局, 火星; empty where place and year say it. */
  | { readonly about: 'reports'; readonly wants: 'held'; readonly named: string }
  | { readonly about: 'sections' }
  | { readonly about: 'record'; readonly fields: readonly RecordField[] }

/**
 * Every pattern has to match the whole question, once its place, its year, courtesies and stops are gone: 有哪些报告 is
 * asked of the library, 有哪些报告制度 of a report.
 */
type Asking = { readonly asks: LibraryAsked; readonly chinese: RegExp; readonly english: RegExp }

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`)

const ASKED = '(?:哪些|什么|啥|哪几[份个篇种类]|几[份个篇]|多少[份个篇]?|哪[份个篇])'
const HERE =
  '(?:你们?|您|手头上?|手里|手上|这里|这儿|这边|那儿|那边|系统|库|库里|数据库|知识库|资料库|目前|现在|当前|一共|总共|共|都|里面|里|中|已经?)*'
const HELD =
  '(?:有|收录|收了|收|包含|包括|存|保存|覆盖|掌握|提供|支持|能查|可以查|能查到|可以查到|可查|查得到|上传|导入|入库|知道|能问|可以问|能看|可以看|支持(?:查询|查|问|提问|检索|搜索))(?:了|到|着)?'
const AREAS = '(?:地方|地区|地界|省市县?|市县|区镇|区域|省份?|城市|市|区县|县区|县|区|镇街|镇|街道|乡镇|单位|部门|机关)'
const REPORT = '(?:的?报告)'
/** How a report is divided; longest first. */
const OUTLINE =
  '(?:章节标题|章节目录|目录结构|目录大纲|标题结构|组织结构|行文结构|组成部分|一级标题|小标题|大标题|各部分|目录|章节|结构|大纲|提纲|框架)'

const RESIDENT = '(?:do|does|did|can|could|are|is)?'
const YOU_HOLD =
  '(?:(?:do )?you (?:have|hold|cover|know|know about|include|contain|offer)|(?:are|is) (?:there|available|held|included|covered|in (?:library|system|database|collection))|does (?:library|system|database|this|it|collection) (?:have|hold|cover|include|contain)|can (?:i|you|we|one) (?:ask|ask about|ask you about|search|query|see|read|find|look up|look at|choose|choose from|pick|get|answer about|answer)|exist)'
const WHERE_EN =
  '(?: (?:here|in (?:library|system|database|collection)|available|held|so far|right now|now|in total|altogether|to (?:search|query|read|see|ask|ask about|choose from|choose|look up)))*'

const LIBRARY: readonly Asking[] = [
  {
    asks: { about: 'reports', wants: 'newest' },
    chinese: whole(
      `${HERE}(?:最新|最近|最后|最近一|最新一)的?(?:一)?(?:份|篇|期|年)?${REPORT}(?:是|属于|到)?(?:哪(?:一)?年|哪(?:一)?[份个篇]|什么|什么时候|几几年|多少年|何年)?(?:度)?的?(?:份)?|${REPORT}?(?:最新|最近)(?:的)?(?:一[份篇])?(?:是|到|更新到)(?:了)?(?:哪(?:一)?年|什么时候|几几年|哪[份篇个])的?|${HERE}${REPORT}更新到(?:了)?(?:哪(?:一)?年|什么时候)(?:了)?的?`,
    ),
    english: whole(
      `(?:what|which) (?:year )?(?:is|was) (?:your |its )?(?:newest|latest|most recent) (?:report|year|report year)${WHERE_EN}|(?:what|which) (?:year|report) is (?:newest|latest|most recent)${WHERE_EN}|(?:what|which) year is (?:newest|latest|most recent) report|(?:newest|latest|most recent) report(?: year)?`,
    ),
  },
  {
    asks: { about: 'reports', wants: 'years' },
    chinese: whole(
      `${HERE}(?:${HELD})?(?:哪(?:几|些)(?:个)?年(?:份|度)?|哪(?:一)?年|什么年份|几年|多少年)(?:度|份)?${REPORT}|${REPORT}?${HERE}${HELD}(?:哪(?:几|些)(?:个)?年(?:份|度)?|什么年份|几(?:个)?年|多少年)(?:度|份)?的?${REPORT}?|${REPORT}(?:都)?(?:是|有|覆盖)(?:了)?哪(?:几|些)(?:个)?年(?:份|度)?(?:的)?|(?:${REPORT}?(?:的)?(?:年份|时间|年度)(?:的)?(?:范围|跨度|区间)|${REPORT}(?:的)?年份)(?:有哪些|是什么|是|有?多大|是怎样|到哪(?:一)?年|是哪些|有几个)?(?:的)?|${REPORT}?(?:是)?从(?:哪(?:一)?年|什么时候|几几年)(?:开始|起)?(?:到|至)(?:哪(?:一)?年|什么时候|几几年)(?:的)?${REPORT}?|最早的?(?:一)?(?:份|期)?${REPORT}(?:是|属于)?(?:哪(?:一)?年|什么时候)(?:度)?的?|${REPORT}最早(?:的)?(?:是|到|从|追溯到|能查到|可以查到)?(?:哪(?:一)?年|什么时候)(?:度)?的?|${HERE}(?:${HELD})?(?:哪(?:几|些)|什么)个?(?:年份|年度)的?${REPORT}`,
    ),
    english: whole(
      `(?:(?:for )?(?:what|which)|how many) years(?: of| do| have| are)?(?: report)?(?: do| are)?(?: ${YOU_HOLD})?(?: report)?(?: for| of| from)?${WHERE_EN}|report (?:from|for|of) (?:what|which) years(?: ${YOU_HOLD})?${WHERE_EN}|list (?:all )?years(?: ${YOU_HOLD})?|(?=.*(?:report|cover|you|held|available|span|can i))(?:for |from |in )?(?:what|which|how many) (?:report )?(?:years?|periods?|time ?(?:span|frame|range|period)|range years|year range|span years)(?: (?:is|are|does|do))?(?: report)?(?: (?:is|are|come|from|available|cover|covered|covered by|held|span|included|in|there|go|deal with|concern|review|reviewed|reviewed by|can i|search|ask|query|look up|see|choose|pick))*(?: report)?${WHERE_EN}|since (?:when|what year) (?:do|does|are|is)? ?(?:${YOU_HOLD}|report)(?: report| available| go)?|how far back (?:does|do|is|can)(?: i)? (?:report|collection|library|system|data|go|search|look)(?: (?:go|reach|cover))?|years? (?:available|covered|held|included)|report years?|report cover (?:what|which) years|how old is oldest report|(?:what|which) (?:year )?is (?:oldest|earliest|first) report(?: from)?|oldest report|earliest report|(?:what|which) year is (?:oldest|earliest|first) report(?: from)?`,
    ),
  },
  {
    asks: { about: 'reports', wants: 'places' },
    chinese: whole(
      `${REPORT}${HERE}${HELD}(?:哪些|什么|哪几个|几个|多少个?)${AREAS}的?|${HERE}(?:${HELD})?(?:哪(?:些|几个)|什么|多少(?:个)?|几个)${AREAS}(?:的)?(?:${REPORT}|数据|资料|信息)?|${HERE}${HELD}(?:的)?(?:${REPORT}|数据|资料)?(?:有|是|来自|包括|覆盖)(?:哪些|什么|哪几个|几个|多少个?)${AREAS}的?|${REPORT}(?:都)?(?:来自|覆盖|涉及|涵盖|是|属于|包括)(?:了)?(?:哪些|什么|哪几个|几个|多少个?)${AREAS}的?|(?:哪些|哪几个)${AREAS}${HERE}有?${REPORT}(?:${HELD})?|(?:哪些|哪几个)${AREAS}的?(?:${REPORT})?(?:被)?(?:收录|可查|可以查|能查|有)(?:了|到)?${REPORT}?|${HERE}(?:都)?(?:是|有|收|收录|存)?(?:了)?(?:哪里|哪儿|谁家|哪家|谁)${REPORT}|(?:${HERE}(?:${HELD})?)的?${AREAS}(?:都)?(?:有|是|包括)(?:哪些|什么|哪几个|几个|多少个?)|${HERE}(?:的)?(?:${REPORT}|数据|资料|地域|地区)?的?(?:覆盖|收录|地域|地区|查询|数据)的?(?:范围|地区|地域)(?:是|有|包括)?(?:什么|哪些|多大|哪里)?`,
    ),
    english: whole(
      `(?:what|which|how many) (?:local |chinese )?(?:places|district|districts|cities|regions|areas|towns|counties|provinces|locations|jurisdictions|governments|municipalities|streets|subdistricts)(?: and \\w+)?(?: do| are| have)?(?: ${YOU_HOLD})?(?: report)?(?: for| on| about| from)?${WHERE_EN}|(?:for )?(?:what|which) (?:places|districts|cities|regions|areas)(?: ${YOU_HOLD})(?: report)?|list (?:all )?(?:places|districts|cities|regions|areas|towns)(?: ${YOU_HOLD})?|(?:for |from |on )?(?:what|which|whose) (?:places?|districts?|cities|city|regions?|areas?|towns?|counties|governments?)(?: (?:is|are|does|do|have|has))?(?: there)?(?: report)?(?: (?:cover|covered by|come from|concern|deal with|from|for|about|on|of|available|held))?(?: report)?(?: (?:are|is) (?:there|available|held|covered))?${WHERE_EN}|where (?:does|do|is|are) (?:all )?report (?:come )?from|whose report(?: (?:is|are|do))?(?: ${YOU_HOLD}| these| here)?(?: have)?${WHERE_EN}`,
    ),
  },
  {
    asks: { about: 'reports', wants: 'list' },
    chinese: whole(
      `(?:关于|有关)?的?${HERE}(?:${HELD})?(?:的)?${ASKED}(?:的)?${REPORT}(?:${HELD}|可以?(?:查|看|问))?|的?${REPORT}?${HERE}${HELD}(?:的)?${REPORT}?(?:有|是|为)?${ASKED}(?:的)?${REPORT}?|(?:列出|列举|显示|查看|看看?|给出|说说|告诉我)?(?:一下|下)?(?:所有|全部|现有|已有|收录)的?(?:的)?${REPORT}(?:列表|清单|目录|名单|名称)?|${REPORT}(?:的)?(?:列表|名单|清单)|(?:列出|列举|显示|查看)(?:一下)?(?:收录)?${REPORT}(?:列表|清单|名单)?|的?${REPORT}(?:都)?有(?:哪些|什么|几[份个篇]|多少[份个篇]?|哪几[份个篇])|资料(?:来源)?有哪些|数据来源(?:是什么|有哪些)?`,
    ),
    english: whole(
      `(?:what|which|how many) (?:\\w+ )?report(?: ${RESIDENT})?(?: ${YOU_HOLD}| there| available| held)?(?: on| about| for)?${WHERE_EN}|(?:list|show|show me|give me|tell me)(?: me)?(?: all)?(?: list)?(?: your)?(?: available| held)? report(?: list)?(?: (?:that )?you (?:have|hold))?${WHERE_EN}|report list|list report|what (?:is|do you have) in (?:your )?(?:library|collection|database)|what (?:documents|sources|data|files) do you (?:have|use|hold|cover)`,
    ),
  },
  {
    asks: { about: 'reports', wants: 'held', named: '' },
    chinese: whole(
      `${HERE}(?:有没有|有无|有否|是否有|是否收录|收没收录|收录没收录|收录(?:了)?没有?|能不能查|能查|可以查|能否查)(?:了|到)?(?:(?![向按依定在被对将把及主书专给于]).{0,8}?)(?:的?(?:报告|数据|资料))(?:的)?(?:可以?查)?|${HERE}${HELD}(?:(?![^。]*(?:几|多少|哪|什么)).{0,8}?)(?:的?(?:报告|数据|资料))(?:吗|么|嘛|没有?)|的?${REPORT}(?:有没有|有吗|有么|有没|在吗|在库吗|收录(?:了)?(?:吗|没有?)|查得到吗|能查(?:到)?吗|有收录吗|有没有收录)|${HERE}(?:有没有|是否有)(?:年)?的`,
    ),
    english: whole(
      `(?:do you|does library|does system) (?:have|hold|cover|include|know)(?: about)?(?: any| anything)?(?: other)?(?: newer| older)?(?: report)?(?: on| for| about| from| \\w+){0,2}(?: report)?${WHERE_EN}(?: or)?|(?:is|are) there (?:any |also )?(?:newer |older |other )?report(?: on| for| about| from| available| \\w+){0,2}|is report(?: \\w+)? (?:available|held|included|in library)|have you got (?:any )?report`,
    ),
  },
  {
    asks: { about: 'sections' },
    chinese: whole(
      `的?${REPORT}?(?:总共|一共|共|都|主要|大致|具体)*(?:有|分|分为|分成|分了|包括|包含|由|写了|含|涵盖|划分为|设|设有|设了)?(?:了|成|为)?(?:哪|几|多少|什么)(?:些|几|个|大|一|大致)*(?:部分|章节|章|节|板块|小节|大点|段落|篇章|标题|一级标题|栏目|模块|块|大块)(?:内容)?(?:组成|构成)?(?:呢)?|的?${REPORT}?(?:的)?(?:总体|整体|基本|内容)?${OUTLINE}(?:安排|列表)?(?:都)?(?:是|有|包括|长)?(?:什么样|啥样|怎么样|怎样|什么|啥|哪些|如何|怎么安排)?(?:的|样子?|子)*|(?:列出|列|显示|展示|查看|看看?|看|给出|给|发|说说|讲讲)(?:出|一下|下|我)*的?${REPORT}(?:的)?(?:${OUTLINE}|标题)|${REPORT}(?:大概|大致|总体上?|整体上?)?(?:是|有|分)?(?:个)?(?:什么样?|啥样?|怎样|怎么样|哪些)的?${OUTLINE}|的${REPORT}(?:都|主要)*(?:写|讲|说|谈|介绍|有|包括|包含|涵盖|涉及|汇报)(?:了|到)?(?:些)?(?:什么|啥|哪些)(?:内容|方面|东西)?|${REPORT}(?:都|主要)*(?:写|讲|说|谈|介绍|包括|包含|涵盖|涉及|汇报)(?:了|到)?(?:些)?(?:什么|啥|哪些)(?:内容|方面|东西)?|${REPORT}(?:的)?(?:主要|大致|基本|总体)?内容(?:是|有|包括)?(?:什么|哪些)?(?:方面)?`,
    ),
    english: whole(
      `(?:what|which|how many) (?:main |are |top level )*(?:sections|parts|chapters|headings|section|part|chapter|topics)(?: (?:does|do|are|in|are there|is|make up))*(?: its| their)?(?: report)?(?: (?:have|contain|include|cover|consist|comprise|divided into|there|in report|there in report|has|in it|in))*|(?:(?:what is|what are|show me|show|give me|list|tell me) )?(?:its )?(?:main )?(?:report )?(?:sections?|parts|chapters|table contents|tables contents|contents|structure|outline|headings|organi[sz]ation|toc|layout)(?: (?:in|inside))?(?: report)?|how (?:is|was) report (?:structured|organi[sz]ed|divided|arranged|laid out)|(?:into )?(?:what|which|how many) (?:parts|sections|chapters) is report (?:divided|split|structured)(?: into)?|(?:what|how) does (?:its )?(?:table contents|outline|structure|toc) (?:report )?look(?: like)?(?: in report)?|what (?:does|is) report (?:about|cover|contain|say|include|talk about|have in it)|what is in report`,
    ),
  },
]

const DOES =
  '(?:发布|发|印发|公布|出具|出|写|编|编写|编制|起草|撰写|制定|落款|公开|提交|报送|做|发出|发表|上报|签发|成文|挂网|上网)'
const WHEN =
  '(?:什么时候|何时|哪(?:一)?天|几月几[号日]|几[号日]|什么时间|哪年哪月|哪一?年(?:几月)?|哪个月|几月份?|什么日期|多久)'
const WHO =
  '(?:谁|哪(?:一)?个?(?:单位|部门|机关|机构|局|政府|人|办公室)|什么(?:单位|部门|机关|机构|人)|哪里|哪家(?:单位)?)'

/** One thing asked of a record; a question may ask several: 谁什么时候发布的. */
const FIELDS: readonly { readonly field: RecordField; readonly chinese: string; readonly english: string }[] = [
  {
    field: 'issuer',
    chinese: `(?:是|由)?${WHO}(?:来|负责)?(?:${DOES})(?:了)?的?|(?:发布|印发|发文|公布|编制|起草|制定|落款|撰写|出具|责任)(?:的)?(?:单位|机关|机构|主体|者|部门|人|方)(?:是)?(?:${WHO})?(?:什么|哪个)?|作者(?:是)?(?:${WHO})?|落款(?:是)?(?:${WHO}|什么)?|出自${WHO}(?:之手)?|来自${WHO}`,
    english:
      'who (?:has )?(?:issued|issues|published|publishes|released|wrote|signed|prepared|drafted|authored|is behind|produced|made)(?: it)? ?report|(?:what|which) (?:office|agency|department|authority|body|government|organi[sz]ation|bureau|unit) (?:issued|published|released|wrote|prepared|signed) ?report|(?:by )?(?:whom|who) (?:was|is) report (?:issued|published|released|written|signed|prepared|drafted)(?: by)?|who is (?:issuer|author|publisher)(?: report)?|(?:what is )?report ?(?:issuer|author|publisher)|(?:issuer|author|publisher) report',
  },
  {
    field: 'published',
    chinese: `(?:是|在|于)?${WHEN}(?:${DOES})(?:了|出来)?的?|${DOES}(?:于|在)${WHEN}的?|(?:发布|公布|印发|发文|成文|公开|落款|上网)(?:的)?(?:时间|日期|日子|年月日)(?:是)?(?:${WHEN}|什么|多少)?`,
    english:
      'when (?:was|is|did) (?:\\w+ )?report (?:issued|published|released|made public|signed|dated|come out|put online|posted|appear)|when did (?:it|they) (?:issue|publish|release) (?:its |their )?report|when did (?:issue|publish|release) (?:its |their )?report|(?:what is |on what |on which |what )?(?:publication|release|issue|publishing|issuing|report)? ?date(?: (?:was|is))?(?: (?:publication|release|issue))? ?report(?: (?:issued|published|released))?(?: on)?|report (?:publication|release|issue) date',
  },
  {
    field: 'documentNumber',
    chinese: '(?:的)?(?:发文)?(?:文号|发文字号|文件编?号|公文号|文件字号|索引号|编号)(?:是)?(?:什么|多少|几号)?',
    english:
      '(?:what is )?(?:its )?(?:official )?(?:document|reference|file|serial) (?:number|no)(?: is)? ?(?:report)?|report (?:document|reference) number',
  },
  {
    field: 'url',
    chinese:
      '(?:的)?(?:原文|全文|网页|官网|来源|原始|下载|原文件|原件)?(?:的)?(?:网址|链接|url|出处|来源)(?:是)?(?:什么|多少|哪个|哪里|在哪里?|在哪儿|给我)?(?:发|给)?(?:我|一下|看看)*|(?:的)?(?:原文|全文|原件)?(?:在哪(?:里|儿)?|去哪(?:里|儿)?|从哪(?:里|儿)?|哪里|哪儿|在什么网站)(?:能|可以|能够)?(?:查|看|下载|找|阅读|读|发布|公布|打开|获取)?(?:到|得到|看)?(?:的)?(?:报告)?的?(?:原文|全文|原件)?|(?:的)?(?:原文|全文|原件)(?:怎么|如何)(?:看|下载|找|查看|获取)',
    english:
      '(?:(?:what|where) is |give me |show me )?(?:its )?(?:source |web |original |online )*(?:url|link|web address|address|website|webpage|source)(?: to| where)?(?: is)? ?(?:original |full )?(?:report)?|where (?:can i|do i|could i|can we|to) (?:find|read|see|download|get|access|view) ?(?:original |full )?(?:text )?(?:report|original|source|it)?(?: (?:online|text))*|where (?:was|is) report (?:published|posted|available|from|online)',
  },
  {
    field: 'title',
    chinese:
      '(?:的)?(?:全名|全称|标题|题目|名称|名字|完整标题|正式名称|题名)(?:是)?(?:叫)?(?:什么|啥)?|(?:的)?(?:叫|叫做)(?:什么|啥)(?:名字?|名称|题目|标题)?',
    english:
      '(?:what is )?(?:its )?(?:full |exact |official |complete )*(?:title|name)(?: is)? ?(?:report)?|what is report (?:called|titled|named|title)|report (?:title|name)',
  },
  {
    field: 'length',
    chinese:
      '(?:的)?(?:全文|正文|一共|总共|共|大概|大约|篇幅)*(?:有|写了|是)?(?:多少|几(?:千|万|百)?)(?:个)?(?:字|字数|页)(?:数)?|(?:的)?(?:字数|篇幅|长度|页数)(?:是|有)?(?:多少|多长|多大)?|(?:的)?(?:有)?多长',
    english:
      'how long is report|how (?:many )?(?:characters|words|pages|long)(?: (?:does|is|are|in|there))* ?(?:its )?report(?: have| contain| there| long)?|(?:what is )?(?:its )?(?:length|word count|character count) ?(?:report)?',
  },
]

const CHINESE_FIELDS = FIELDS.map(({ field, chinese }) => ({
  field,
  pattern: whole(`(?:的?${REPORT}的?|的)?(?:${chinese})${REPORT}?`),
}))
const ENGLISH_FIELDS = FIELDS.map(({ field, english }) => ({ field, pattern: whole(english) }))

/** 是谁、什么时候发布的: who and when of one verb. */
const WHO_AND_WHEN = whole(
  `的?${REPORT}?(?:是|由)?(?:${WHO}(?:在|于|和)?${WHEN}|(?:在|于)?${WHEN}(?:由|和|被)?${WHO})${DOES}的?|的?${REPORT}?的?(?:发布|印发|公布)(?:的)?(?:单位|机关|机构|部门)(?:和|及|与|以及)?(?:发布|印发|公布)?(?:的)?(?:时间|日期)(?:是)?(?:什么|分别.{0,4})?|的?${REPORT}?的?(?:发布|印发|公布)(?:的)?(?:时间|日期)(?:和|及|与|以及)?(?:发布|印发|公布)?(?:的)?(?:单位|机关|机构|部门)(?:是)?(?:什么)?`,
)
const WHO_AND_WHEN_ENGLISH =
  /^(?:who|when) (?:and (?:when|who) )?(?:issued|published|released|was report (?:issued|published)) ?(?:report)? ?(?:and (?:when|by whom|who (?:issued|published) it|when was it (?:issued|published)))?$/

/** What one adds to be handed something or to say what one wants it for: 提纲发我一份, 哪些报告能看. */
const ASIDE = new RegExp(
  '(?:(?:可以|可供|可|能够?|供)(?:我们?|大家)?(?:查询|查到|查阅|查|看到|看|问|选择|选|用|参考|检索|搜索|搜)(?:的|得到|到)?|' +
    '(?:请|麻烦)?(?:列|发|展示|贴|念|说|讲|拿|打)?(?:出来|出|一下|下|来|给|我们?|一份|看看|看一下|看下|看|瞧瞧|瞅瞅|听听|让|过目)+)(?:吗|吧|呗)?$',
)

/** The name in 有没有…的报告. */
const NAMED =
  /^.*?(?:有没有|有无|有否|是否有|是否收录|收录|能查|可以查|查到|包含|包括|有)(?:了|到|着)?(.*?)的?(?:报告|数据|资料)/
/** A bureau's report may be asked for by its issuer; any other official matter (审计报告) is asked of a report's text. */
const ISSUER = /(?:局|委|办|厅|部|署|院|中心|政府|委员会|办公室|管委会|街道办|办事处)$/
const OF_LIBRARY = /报告|收录|覆盖|支持|能查|可以查|查到|能问|可以问|能看|可以看|可查|资料|库/
const OFFICES = /单位|部门|机关/

/**
 * What a question asks of the library; undefined where it asks of a report's text.
 * @param chinese without stops and blanks, its reports called 报告; `english` in plain words, its reports called report.
 */
export function libraryAsked(chinese: string, english: string, namesPlace: boolean): LibraryAsked | undefined {
  return (
    asksOfLibrary(chinese, english, namesPlace) ??
    asksOfLibrary(chinese.replace(ASIDE, ''), english, namesPlace, chinese)
  )
}

/** @param said with its aside, which may tell that the library is meant */
function asksOfLibrary(
  chinese: string,
  english: string,
  namesPlace: boolean,
  said = chinese,
): LibraryAsked | undefined {
  const asks = LIBRARY.find(asking => asking.chinese.test(chinese) || asking.english.test(english))?.asks
  if (asks?.about === 'reports') return reportsAsked(asks, chinese, namesPlace, said)
  if (asks) return asks
  if (WHO_AND_WHEN.test(chinese) || (/ and /.test(english) && WHO_AND_WHEN_ENGLISH.test(english)))
    return { about: 'record', fields: ['issuer', 'published'] }
  const fields = [
    ...CHINESE_FIELDS.filter(({ pattern }) => pattern.test(chinese)),
    ...ENGLISH_FIELDS.filter(({ pattern }) => pattern.test(english)),
  ].map(({ field }) => field)
  return fields.length > 0 ? { about: 'record', fields: [...new Set(fields)] } : undefined
}

function reportsAsked(
  asks: LibraryAsked & { about: 'reports' },
  chinese: string,
  namesPlace: boolean,
  said: string,
): LibraryAsked | undefined {
  // 增城区有哪些镇街 is asked of the place.
  if (asks.wants === 'places' && /\p{Script=Han}/u.test(chinese) && !OF_LIBRARY.test(said))
    return namesPlace || OFFICES.test(chinese) ? undefined : asks
  if (asks.wants !== 'held') return asks
  const named = /\p{Script=Han}/u.test(chinese) ? (NAMED.exec(chinese)?.[1] ?? '').replace(/^的|的$/g, '') : ''
  return named !== '' && isOfficial(named) && !ISSUER.test(named) ? undefined : { ...asks, named }
}
