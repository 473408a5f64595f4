/** How cases end; written as `stage-table.ts` says. */
export const OUTCOMES = `
维持 : uphold; upheld; affirm; sustain; maintain; confirm; let stand; left standing
撤销 : revoke; annul; quash; rescind; overturn; set aside; cancel; revocation; annulment; strike down
变更 : modify; alter; change; vary; alteration; amended decision; modification
确认违法 : confirm illegal; confirm unlawful; declare unlawful; declare illegal; found unlawful; found illegal; rule illegal; ruled unlawful; held unlawful; confirmed as illegal; illegality confirmed; confirmation of illegality; confirmed to be illegal; confirmed violation
确认无效 : declare void; declared invalid; confirm invalid; invalidity confirmed
责令履行 限期履行 : order performance; ordered to perform; order to fulfil; ordered to act; ordered to carry out; ordered to do their duty
驳回 : dismiss; reject; dismissal; rejection; turn down; throw out; threw out; deny; turned away
终止 : terminate; discontinue; termination; end; stop; bring to an end
中止 : suspend; suspension; stay
撤回 撤诉 : withdraw; withdrawn; withdrew; withdrawal; drop
调解 调撤 调解率 : mediate; mediation; conciliate; conciliation; settle by mediation; mediated settlement; through mediation; settle
和解 : settle; settlement; reconcile; reconciliation; amicably settle; amicable settlement; reach settlement
胜诉 胜诉率 : win; won; win the case; prevail; won lawsuit; case won; win in court; judgment in favour
败诉 败诉率 : lose; lost; lose the case; case lost; lost in court; lawsuit lost; losing; loss; defeat
败诉率 : loss rate; losing rate; rate of losing; share lost; rate of lost cases; rate of losing cases; percentage of cases lost
胜诉率 : win rate; winning rate; success rate in litigation
纠正 纠错 直接纠错 纠错率 : correct; rectify; correction; put right; error corrected; correction of errors; error correction; set right; corrected
纠错率 : correction rate; error correction rate; rate of correction
不予处罚 免罚 免予处罚 免除处罚 免于处罚 不予行政处罚 : no penalty; not punish; exempt from penalty; exempted from punishment; exempt from punishment; waive penalty; not penalize; no punishment; exemption from penalty; no administrative penalty; exemption from punishment; not fined; penalty waived; waived
从轻处罚 从轻 : lighter penalty; lenient penalty; lighter punishment; lenient punishment; leniently punish; lightened; given lighter; leniency; light
减轻处罚 减轻 : mitigated penalty; mitigated punishment; reduced penalty; mitigate; reduced punishment; mitigation; reduce
从重处罚 : heavier penalty; heavier punishment; severe punishment; heavy penalty; aggravated
暂缓 : postpone; defer; put off; suspend; temporarily spare; on hold
支持诉求 : support the claim; claim supported
案结事了 : case closed and dispute settled; case concluded and dispute resolved; settle for good; dispute settled; put to rest; put to bed; settle once and for all
继续有效 现行有效 : remain in force; still in force; stay in force; continue in force; remain valid; keep; kept; stay valid; continue to be valid; remain effective; kept in force; left in force; keep in force; in force; valid
`
