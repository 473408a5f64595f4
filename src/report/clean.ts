import type { MarkedHeading } from './read.ts'

/** Names what `clean` does, for index fingerprints; raise it when its outcome changes. */
export const cleanerVersion = 'clean/1'

/**
 * Page furniture of government sites, each a whole line (blanks removed) or, with INLINE_FURNITURE, a button inside a line.
 * A line that only looks like one of these but holds a sentence (。) or begins with an ordinal is never dropped.
 */
const FURNITURE: readonly { pattern: RegExp; reason: string }[] = [
  {
    pattern:
      /^[•·◆]?(?:长者助手|长者模式|老年模式|关怀版|适老版|无障碍(?:浏览|阅读|版)?|繁体版?|简体版?|EN(?:GLISH)?)$/i,
    reason: 'accessibility switches',
  },
  { pattern: /^.{0,40}(?:(?<![A-Z])IE(?![A-Z])|浏览器).{0,20}(?:升级|版本).{0,30}$/i, reason: 'old-browser notice' },
  {
    pattern: /^(?:您(?:的|当前|现在|所在)*|当前的?|现在的?|所在的?)(?:位置|页面)(?:[:：].{0,80})?$|^首页[>»›/].{0,80}$/,
    reason: 'breadcrumb',
  },
  {
    pattern:
      /^[【[]?(?:(?:打印|关闭)(?:窗口|本页|此页)?|收藏|分享(?:到.{0,12})?|返回(?:顶部|上页|列表)?|下载|保存|纠错)(?:[】\][【|｜:：]*(?:打印|关闭|收藏|分享|返回|下载|保存|纠错|本页|此页|窗口|顶部|上页|列表))*[】\]|｜:：]*$/,
    reason: 'page buttons',
  },
  {
    pattern: /^(?:【?打印】?)?[【[(（]?(?:字体|字号)(?:大小)?(?:[:：].{0,16}|[】\])）大中小|+-]*)$/,
    reason: 'print and font buttons',
  },
  {
    pattern: /^(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：][[【(（]?[-\d,]*[\]】)）]?(?:人?次)?$/,
    reason: 'view counter',
  },
  {
    pattern:
      /^扫一扫.{0,24}$|^(?:微信|手机)?扫(?:一扫|码|描)?.{0,12}(?:查看|浏览|阅读|关注|分享|打开|页面|二维码).{0,12}$/,
    reason: 'QR-code caption',
  },
  {
    pattern:
      /^(?:相关(?:附件|新闻|链接|文章|文档|稿件|信息|阅读|解读|下载)|附件(?:下载)?|上一篇.{0,60}|下一篇.{0,60}|热门推荐|推荐阅读)[:：]?$/,
    reason: 'link boxes',
  },
  { pattern: /^(?:责任编辑|编辑|审核|校对|责编)[:：]\D{0,20}$/, reason: 'editor line' },
  {
    pattern: /^(?:版权所有|(?:主办|承办)单位[:：]|技术支持[:：]|网站标识码|网站地图|联系我们|Copyright).{0,80}$/i,
    reason: 'footer',
  },
  { pattern: /^.{0,30}(?:ICP备|公网安备).{0,40}$/i, reason: 'footer licence numbers' },
]

/** A numbered line is a heading or a point of a list, whatever it is about (一、打印证明“一次办”). */
const NUMBERED =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:部分|章|[、.．])|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])/

/**
 * Furniture that shares its line with a field worth keeping ("发布日期:2025-02-20  浏览次数:-"). A counter stands after a
 * blank or the digits of a date and before a blank or the line's end; 阅读量:36万次 in a sentence does not.
 */
const INLINE_FURNITURE =
  /(?<=^|[\s\d|｜])[ |｜]*(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：] ?[[【(（]?[-\d,]*[\]】)）]?(?:人?次)?(?=\s|$)|【(?:(?:打印|关闭)(?:窗口|本页|此页)?|(?:字体|字号)[^】\n]{0,12})(?:】|$)/g

export type Dropped = { readonly text: string; readonly reason: string }

export type CleanText = {
  readonly text: string
  readonly headings: readonly MarkedHeading[]
  /** What is not in `text` though it stood in the file, blanks and blank lines excepted. */
  readonly dropped: readonly Dropped[]
}

/**
 * Takes away page furniture and normalises blanks: ideographic indents go, runs of blanks become one space, blank lines
 * go. Only deletes, so the result without blanks is a subsequence of what came in; headings keep pointing at their text.
 */
export function clean(source: string, headings: readonly MarkedHeading[] = []): CleanText {
  const dropped: Dropped[] = []
  const kept: string[] = []
  const moved: MarkedHeading[] = []
  let length = 0
  let offset = 0
  for (const line of source.split('\n')) {
    const tidy = tidyLine(line, dropped)
    const heading = headings.find(h => h.start >= offset && h.start <= offset + line.length)
    offset += line.length + 1
    if (tidy === '') continue
    if (heading) moved.push({ start: length, end: length + tidy.length, level: heading.level })
    kept.push(tidy)
    length += tidy.length + 1
  }
  return { text: kept.join('\n'), headings: moved, dropped }
}

function tidyLine(line: string, dropped: Dropped[]): string {
  const visible = line.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
  const spaced = visible.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
  if (spaced === '') return ''
  const bare = spaced.replaceAll(' ', '')
  const furniture =
    spaced.includes('。') || NUMBERED.test(bare) ? undefined : FURNITURE.find(({ pattern }) => pattern.test(bare))
  if (furniture) {
    dropped.push({ text: spaced, reason: furniture.reason })
    return ''
  }
  if (spaced.includes('。')) return spaced
  return spaced
    .replace(INLINE_FURNITURE, found => {
      dropped.push({ text: found.trim(), reason: 'buttons and counters in a line' })
      return ''
    })
    .trim()
}
