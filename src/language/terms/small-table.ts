/** Up and down, not, to come, of which, first: little words that turn a sentence round. Written as `stage-table.ts` says. */
export const DIRECTIONS = `
上升 增长 增加 提高 提升 增至 上涨 增幅 递增 攀升 新增 升至 扩增 : increase; grow; grew; grown; rise; rose; risen; go up; went up; up(?= (?:(?:by|from|some|about|nearly|over|almost|more|than|roughly|around) )*(?:\\d|[a-z-]+ (?:per ?cent|percentage))); climb; gain; growth; improve; higher than; upward; jump; soar; surge; expand; raise; add; year on year rise; more than the year before; more than last year; hike; increment # reports use all of these for a figure that is now higher
下降 减少 降低 下滑 降至 降幅 递减 回落 压减 缩减 压缩 缩短 : decrease; decline; fall; fell; fallen; drop; go down; went down; down(?= (?:(?:by|from|some|about|nearly|over|almost|more|than|roughly|around) )*(?:\\d|[a-z-]+ (?:per ?cent|percentage))); reduce; lower; shrink; shrank; decreased; reduction; downward; cut; slip; fewer than the year before; less than last year; dip; slide; lower than; diminish # likewise for one that is now lower
翻番 翻一番 翻了一番 翻倍 : double; twofold; doubling; twice as many # a way of rising, and says by how much
持平 基本持平 : unchanged; flat; level with; same as; stay the same; remain stable; hold steady; no change
`
export const NEGATIONS = `
未(?![来成]) 未能 尚未 从未 没有 没(?![收入有]) 无(?![障疑数偿线人缝锡需论纸形证证明力限]) 不予(?=公开|答复|支持) 不(?![断动仅同足少低超高到满多”]) (?<![百千万亿〇一二三四五六七八九十零\\d])零(?![售距跑星工花下食散〇一二三四五六七八九\\d]) 并未 未出现 未发生 未见 毫无 杜绝 : not; no; never; without; none; nor; neither; fail; free (?:of|from); cannot; absence; nothing; nobody; [a-z]+n't; unable to; lack; not yet; yet to
`
export const PLANS = `
将要 将(?=继续|进一步|于|力争|努力|持续|达到|完成|新建|建成|开展|实现|推进|推动|组织|举办|实施|再|全面|以|着力|深入|加强|坚持|紧紧|始终|不断|聚焦|加快|重点|从) 拟(?![定稿订写制]) 计划(?=[于在新开举建推组完实明2年到培制]) 力争 争取(?!到) 预计 即将 下一步 下阶段 下一阶段 今后 有望 打算 明年 目标 : will; plan to; aim to; intend; going to; propose to; next step; next(?=,); going forward; in the future; target; expect to; scheduled to; strive to; strive for; seek to; hope to; goal; shall; next year; next phase; (?:is|are) to(?= [a-z]+); proposed
`
export const PARTS = `
其中 : (?<!all )(?:of|among) (?:which|whom|these|them|those); including; include; out of (?:which|them|these|those|whom); thereof; comprise; consist of; made up of
分别 : respectively; respective; each
以及 : as well as; together with
`
export const RANKS = `
第一 首位 榜首 居首 排名第一 位居第一 位列第一 : first; first place; ranked first; top; number one; top of the list; first rank; ranking first; came first; rank; ranks
前列 前茅 领先 : among the top; in the forefront; forefront; top tier; among the best; leading; front rank; ahead; near the top; front ranks
首个 首家 首创 首批 首次 率先 : first; first of its kind; first batch; for the first time; pioneer; take the lead; took the lead; earliest; initial
第二 : second; second place; ranked second
第三 : third; third place; ranked third
`
/** Words that hold one of the above and mean something else; nothing is said by them. */
export const NO_TERMS = `
不动产 不仅 不但 不少于 不低于 不超过 不高于 不多于 不足 不到 不满 不同 不少 不管 不论 不良 不忘 不正当竞争 不法 不折不扣 : not only; no fewer than; not less than; no less than; not fewer than; no more than; not more than; not exceeding; no later than; not just; not merely; real estate; non stop; nonstop; no doubt
未成年 未来 无障碍 无人机 无线 无纸化 无缝 无论 无证 零距离 零售 零星 : minors; retail; drone; paperless; accessible; percent; per cent; percentage point; percentage
结果是 : end in; ended in; end with; ended with; end up; ended up
目标责任 目标考核 将军 五年规划 : five year plan
第一书记 第一责任人 第一线 第一批 第一季度 第一议题 第一人民医院 : first secretary; first hand; first quarter; first line; first instance
`
