/**
 * What is done with a case, a matter, a document or a gathering. One thing a line: its name, the other Chinese forms of it,
 * then English behind a colon, parted by semicolons. An English wording that stands on several lines may mean each of
 * them; the first one is taken for its name. A form with brackets is a pattern, its brackets say beside what it counts or
 * does not. What follows # is the reason. `exclusions.ts` says which of them are not the same thing said otherwise.
 */
export const STAGES = `
收到 新收 接收 接到 收件 收悉 : receive; receipt; newly received; take in; come in; came in
申请 提出申请 : apply; application; apply for; file an application; request
受理 予以受理 : accept; acceptance; admit; docket; take up; accept and hear; accept for review; accept for handling; register and accept # received is 收到: what was received need not have been accepted
不予受理 不受理 未受理 : not accept; refuse to accept; decline to accept; non acceptance; not admit; rejected at acceptance; inadmissible # the opposite of 受理, although it holds the word
立案 (?<![建成设制确树独公])立(?=各类|刑事|电|传统|案件|行政) : file; case filed; open a case; cases opened; open an investigation; register a case; case filing; put on file; docket; opened; initiate; open
审理 : hear; heard; hearing of cases; adjudicate; adjudication; try; tried; trial
办理 承办 办件 : handle; process; deal with; dealt with; handling; transact; go through; take care of; work on; worked on
处理 处置 : handle; deal with; dealt with; process; dispose of; disposal; address; tackle
跟进 : follow up; followed up; follow up on
办结 办毕 办结率 按时办结率 : complete; close; conclude; finish; completion; conclusion; closure; wrap up; dispose of; decide; finalize; settle; clear; case closed; case concluded; handled to completion
审结 : close; complete; conclude; finish; completion; conclusion; closure; wrap up; dispose of; decide; finalize; settle; clear; case closed; case concluded; adjudicate; conclude hearing
结案 : close; complete; conclude; finish; completion; conclusion; closure; wrap up; dispose of; decide; finalize; settle; clear; case closed; case concluded
执结 : enforcement completed; complete enforcement; complete enforcement of; enforcement concluded; conclude enforcement; enforce
完成 落实到位 : complete; finish; accomplish; fulfil; achieve; completion; carry through; get done
审查 审核 核审 把关 : review; examine; vet; scrutinize; examination; scrutiny; audit; verify; screen
复核 复查 : review; re-examine; reexamine; recheck; double check; verify; re-inspect
审议 审定 : deliberate; consider; review; discuss; adopt; approve
移送 移交 转办 转交 转送 : transfer; refer; hand over; handed over; referral; pass on; turn over; forward
交办 : assign; hand down; pass down
指派 : assign; appoint; dispatch
分流 : divert; diversion; channel
出庭 出庭应诉率 出庭率 : answer in court; appear in court; court appearance; attend court; appear before court; attend court hearing; appearance in court; attendance in court
开庭 庭审 审理 : hear; heard; court hearing; hearing in court; trial; hearing held; court session; go to trial; went to trial; hold hearings; held hearings; heard in court
应诉 : answer in court; respond to suit; respond to lawsuit; defend lawsuit; respond to litigation; responding to litigation; respond in court
听证 听证会 : hearing; public hearing
旁听 观摩 : observe; sit in on; sat in on; attend as observer; audit a hearing; observation
答复 回复 办复 复函 : reply; respond; response; answer; replied
开展 举办 召开 举行 组织开展 组织(?=了?[^织]{0,12}(?:培训|活动|考试|会议|学习|讲座|检查|宣传)) 进行 实施 承办 : hold; held; carry out; carried out; conduct; launch; organize; host; run; ran; convene; stage; undertake; implement; give; gave; deliver; make; made; took place; take place; perform # launching, holding and carrying out one gathering are the same
组织 : organize; arrange; mobilize
参加 参与 出席 参会 参训 : take part; took part; participate; attend; join; participation; attendance; participant; attendee
报名 报名参加 : register; sign up; signed up; enrol; enroll; registration; apply
通过(?=考|率|测|合法|审|验收|评|认证|[，,。、；;]|$|了) 考试通过 合格 通过率 合格率 : pass; passed; qualify; qualified
取得 获得 获取 : obtain; gain; acquire; get; got; receive; win; won; earn
制定 制订 编制 拟定 编写 修编 : formulate; draw up; drew up; drawn up; make; made; draft; prepare; compile; work out; worked out; develop; devise; set; issued; produce; establish; write; wrote; enact; adopt
起草 : draft; draw up; drafted
出台 颁布 推出 : issued; introduce; promulgate; roll out; rolled out; enact; release; put out; bring out; brought out; publication; launch; come out; adopt; publish; unveil; put in place
印发 制发 下发 : issued; issuance; print and distribute; distribute; circulate; put out; sent out; formulate; release; print; publish
发布 公布 刊登 刊载 刊发 : publish; release; announce; post; issued; publication; make public; made public; publicize; appear in; run; feature
公开 公示 : disclose; disclosure; make public; made public; publish; open; release; publicize; post
修订 修改 修正 修编 : amend; revise; modify; amendment; revision; update; modification
废止 宣布失效 失效 : repeal; abolish; annul; rescind; revoke; scrap; abolition; invalidate; repealed; withdraw; declared invalid; cancel; abrogate; void
清理 梳理 : clean up; cleaned up; clean-up; cleanup; clear; sort out; sorted out; review; screen; comb through; go through; tidy up; comb; clear out; cleared out; purge; sort through
取消 : cancel; abolish; eliminate; scrap; remove; drop; cancellation; do away with; did away with
保留 : keep; kept; retain; retention; preserve
备案 报备 报送备案 : filed for record; file for the record; put on record; record filing; for the record; submit for record; record; filing; filed; file; put on file; recorded
报送 上报 报请 呈报 : submit; reported; reporting; report to; send up; submission; file; send; sent
提交 : submit; hand in; handed in; submission; file; present
培训 轮训 : train; training; training session; training course; workshop; rotational training; training class; receive training
考试 测试 : exam; examination; test; sit exam; sat
学习 : study; learn; studied; learning
宣传 : publicize; publicity; promote; promotion; propagate; awareness campaign; outreach; advertise; spread the word; campaign
检查 督查 督导 巡检 : inspect; inspection; check; examine; examination; supervise; oversee
巡查 巡逻 : patrol; inspect; inspection round; inspection; patrolling
抽查 抽检 : spot check; random check; random inspection; spot inspection; sample; check at random
核查 核实 查验 : verify; verification; check; inspect; examine; look into; confirm
排查 摸排 : screen; identify; check; inspect; inspection; look for; sweep; find; found; uncover; detect; check for; comb; search; screening; investigation; examine; survey
发现 查出 查摆 : find; found; discover; identify; detect; uncover; spot; reveal; discovery; turn up
评查 评估 评价 : evaluate; assess; evaluation; assessment; review; appraise; appraisal; examine
督办 : supervise; oversee; supervise handling; urge
查处 查办 立案查处 : investigate; deal with; dealt with; investigate and punish; investigated and handled; prosecute; crack down; handle; investigation; punish; investigate and deal with; filed and investigated; filed and dealt with; tackle; investigate and prosecute
处罚 行政处罚(?=\\d+[件宗起案人家次]) : punish; penalize; fine; fined; penalty; impose penalties; punishment; sanction; impose; imposed
罚款 罚没 罚款金额 罚没金额 处罚金额 罚没款 : amount of fines; fine; fined; confiscate; fines; fines and confiscations; penalty; penalties; confiscated
没收 : confiscate; seize; confiscation; forfeit
吊销 : revoke license; license revoked; revocation of licence; revoke
查封 扣押 : seize; seal up; sealed; impound; detain; seizure
警告 : warn; warning
约谈 : summon for talk; call in for talk; called in; interview; summon; admonitory talk; regulatory talk
责令 责成 : order; ordered; direct; instruct
停业整顿 停产停业 : suspend business; suspension of business; cease operation; suspend operations; shut for rectification; stop business; business for rectification
整治 治理 : rectify; deal with; tackle; crack down; clean up; address; treat; remediate; rectification; put in order; regulate; campaign
整改 改正 整顿 : put things right; rectify; rectification; correct; put right; fix; remedy; remediate; correction; corrective; clean up; address
拆除 : demolish; tear down; torn down; tore down; pull down; dismantle; demolition; remove; raze; knocked down
关停 取缔 关闭 : shut down; close down; ban; closed down; shutdown; shut
化解 化解率 成功率 : resolve; defuse; settle; solve; resolution; dissolve; settlement
调处 : mediate; settle; resolve; mediation; handle
解决 : solve; resolve; settle; address; fix; sort out; solution; deal with; dealt with; work out
协调 : help; coordinate; coordination; harmonize; arrange
破案 侦破 破获 破(?=案|电|获|各) : solve; crack; clear up; case solved; cracked; clear; break; broke
抓获 抓捕 : catch; caught; arrest; capture; apprehend; detain; seize
打处 : punish; crack down; deal with; dealt with; take action against; prosecute
打击 : crack down; combat; strike; fight; fought; crackdown
起诉 : prosecute; indict; sue; prosecution; bring suit
出动 : dispatch; deploy; mobilize; send out; sent out; deployment; call out; sent
投入 : invest; put in; spend; spent; investment; commit; input; inject
接待 接访 : receive; receive visitors; host; reception; reception of petitioners; meet; reception of visits; attend to
下访 : visit down; go down to; visit grassroots; go to grassroots; visits to the grassroots; visit
走访 上门 入户 : visit; call on; door to door; home visit; called on; doorstep
接听 : answer; take calls; took calls; phone call answered; pick up; answer call; calls answered
解答 : answer; explain; clarify; reply
咨询 : consult; consultation; advice; inquire; inquiry; advise; enquiry; advice given; query; seek advice
提供 : provide; give; gave; given; offer; supply; render; furnish; deliver; extend
出具 : issued; provide; give; gave; write; wrote; produce; deliver; furnish; issuing
提出 : put forward; propose; raise; give; gave; given; make; made; offer; submit; suggest; provide; issued; come up with; lodge
发出 发放 派发 : hand out; handed out; distribute; give out; gave out; issued; send; sent; distribution; send out; sent out; pay out; grant
下达 下发 作出 : issued; make; made; give; gave; hand down; handed down; impose; deliver; serve
送达 : serve; served; deliver; service of documents
签订 签署 : sign; signed; conclude; enter into; entered into; signing
建立 建成 成立 设立 组建 设置 创建 建设 打造 新建 挂牌 建有 开设 搭建 构建 : set up; establish; build; built; create; found; founded; form; establishment; open; opened; construct; put up; launch; construction; inaugurate; organize; put in place; organise; develop; unveil
培育 培养 选育 : cultivate; train; foster; nurture; develop; cultivation; bring up; groom; select and train; select and cultivate
选聘 聘任 聘请 聘用 选任 受聘 获任 任命 担任 : hire; serve as; name; take on; appoint; engage; employ; recruit; select; retain; appointment; chosen
配备 配齐 配强 : equip; provide with; staffed; staffing; assign; allocate; furnish
选派 派驻 派遣 : second; send; sent; dispatch; stationed; assign; select and send; posted
调整 : transfer; reshuffle; reorganize; reassign; adjust; change; adjustment; rearrange; shift
充实 补充 : replenish; supplement; enrich; reinforce; put in place; add
简化 精简 优化 : simplify; streamline; optimize; simplification; optimization; cut
推行 实行 推进 推动 推广 深化 落实 执行 贯彻 贯彻落实 : promote; advance; push; implement; introduce; practise; practice; adopt; apply; deepen; drive; further; pursue; push forward; carry out; carried out; put into practice; roll out; rolled out; extend; spread; implementation; execute; put into effect; boost; bring; brought; help; encourage; urge
完善 健全 改进 : improve; perfect; refine; better; improvement; complete; enhance; round out
加强 强化 提升 增强 : strengthen; enhance; reinforce; step up; stepped up; boost; improve; raise; tighten; intensify; bolster
规范 : standardize; regulate; regularize; bring order; norm; regulation; normalize; put in order
指导 辅导 : guide; guidance; direct; coach; supervise; instruct
监督 监管 : supervise; supervision; oversee; oversight; monitor; regulate; regulation; watch
协助 帮助 支持 : assist; help; support; aid; assistance
鼓励 引导 : encourage; guide; motivate; lead; steer
救助 帮扶 : aid; help; assist; relief; assistance; relieve; support; helped
解除 解除矫正 解矫 : release; lift; discharge
训诫 : admonish; admonition; reprimand
领取 : collect; receive; draw
登记 注册 在册 : register; registration; sign up; signed up
录入 归集 汇聚 汇集 : enter; collect; gather; record; pool; bring together; brought together; aggregate; input; assemble
上线 开通 启用 : go online; went online; launch; open; put online; put into use; come online; activate; came online; go live; went live; in operation; roll out
纳入 列入 : include; bring into; incorporate; list; place on; add to; put on; brought under
入选 获评 荣获 评为 被评为 获(?=[“《国全省市]) : be selected; win; won; be named; be rated; award; receive; recognize; honour; be chosen; title
汇报 报告 述职 述法 : report on; debrief; reporting; report on work
约访 : appointment visit; meet by appointment
听取 征求 : listen to; hear; hear from; consult; collect; solicit; seek; gather; sound out; sought
压缩 缩短 压减 : shorten; cut; compress; reduce; slash; trim; cut down; bring down
减免 免除 免予 : reduce or exempt; waive; reduction and exemption; exempt; exemption; remit; reduce; reductions; waiver; relief
追回 执行到位 挽回 : recover; recoup; retrieve; recovered; recovery; get back; got back; collect; enforced
缴纳 缴清 : pay; paid; payment
扩大 拓展 : expand; extend; widen; broaden; enlarge
下放 赋权 : delegate; devolve; hand down; hand over; transfer; decentralize
集中 : centralize; concentrate; centralized
合并 整合 : merge; integrate; combine; consolidate
`
