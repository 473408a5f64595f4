/** Things that are counted or spoken of, and how they are; written as `stage-table.ts` says. The glossary adds its own. */
export const THINGS = `
案件 (?<![预方草提议档答文备个])案(?=[\\d，,。、件]) 个案 案 : case; lawsuit; matter; case handling
涉企案件 涉企 : enterprise related case; enterprise-related; business related; involving enterprises; enterprises involved; involve enterprises; related to enterprises; company related; concerning enterprises; enterprise related; related to businesses
首执案件 : first time enforcement case; first enforcement case; first-instance enforcement; first time enforcement
涉外 : foreign-related; foreign; foreign related
诉求 需求 要求 请求 : request; demand; appeal; claim; need; requirement; call; ask; complaint
事项 业务 : item; matter; service item; affair; business; service; issue
件 : piece; item; case; document; copy # a counting word
问题 存在问题 : problem; issue; issues; question; shortcoming; trouble; matter
线索 : lead; clue; tip; clues
材料 书面材料 资料 : material; document; written materials; papers; paperwork
文件 文书 : document; paper; file
文稿 草案 稿 : draft; manuscript; text
合同 协议 : contract; agreement
意见 建议 意见建议 : opinion; suggestion; comment; view; recommendation; advice; proposal; feedback
意见书 : opinion; written opinion
报告 : report
方案 实施方案 : plan; scheme; implementation plan; programme; proposal
计划 : plan; programme; schedule
预案 应急预案 : plan; contingency plan; emergency plan; emergency response plan
清单 : list; inventory; checklist; catalogue
目录 : catalogue; catalog; directory; list
规定 办法 条例 规则 : rule; regulation; provision; measures; rules; ordinance; regulations; provisions
法律法规 法律 法规 : laws and regulations; law; statute; regulation; legislation; act; legal; laws
规章 : rules; regulation; departmental rules
条款 条 : clause; provision; article; term
制度 : system; rule; institution; arrangement; regime; scheme
机制 : mechanism; arrangement; system; procedure
体系 体制 : system; framework; structure; network
体制改革 改革 : reform; restructuring; institutional reform
政策 : policy; policies
措施 举措 : measure; step; initiative; action; measures
决策 : decision; decision making; decision-making; policy decision
决定 : decision; ruling; order
处罚决定 : penalty decision; punishment decision; decision to punish; penalty order; penalty notice
判决 裁判 : judgment; ruling; verdict
行政行为 行为 : administrative act; act; action; conduct; administrative action; behaviour
程序 流程 手续 : procedure; process; formality; workflow; formalities; procedures
标准 基准 : standard; benchmark; criteria; criterion
时限 期限 : time; time limit; deadline; period; processing time; turnaround; time taken; term
工作日 : working day; business day; workday
按时 按时办结率 按期 及时 准时 : on time; timely; promptly; in time; by the deadline; punctual; within the deadline; prompt; on schedule; in good time; without delay; within the time limit; on-time
逾期 不及时 超期 : late; overdue; behind schedule; past the deadline; delayed
第一时间 : at the earliest moment; immediately; at once; first time; without delay; right away; promptly; as soon as possible; earliest
一次性 : one time; at one go; in one go; one-off; single visit; first time; go
证书 证 证件 证明 : certificate; certification; permit; licence; credential; license; proof
公证书 : notarial certificate; notarized document; notary certificate; notarial deed
金额 款 资金 经费 : amount; sum; fund; money; funding; value; funds; expenditure
专项资金 扶持资金 : special fund; support fund; special funds; dedicated fund
贷款 转贷 : loan; loan renewal; lending; refinance; credit
保险 责任险 : insurance; liability insurance
补助 补贴 : subsidy; allowance; grant
面积 平方米 : area; floor area; square metre; square meter
土地 图斑 : land; plot; land plot; parcel; map spot; plots; site
房屋 建筑 建筑物 : building; structure; house; construction; buildings
食品安全 : food safety
食品 : food
药品 两品一械 : drug; medicine; medicines
产品 : product; goods
危险化学品 : hazardous chemical; dangerous chemical; chemicals
工贸 : industrial and trading; industry and trade; industrial and commercial; industrial; trading
安全生产 生产安全 : work safety; workplace safety; production safety; safe production
事故 : accident; incident
消防 : fire; fire safety; fire control; firefighting
环境 生态环境 环境监管 : environment; environmental; ecological environment; ecology
交通 : traffic; transport
市容 : city appearance; appearance of city; urban appearance; cityscape; appearance; look of the city
占道经营 : street-occupying; occupying street; street vending; roadside trading; street stalls; occupying roads; business occupying the road; street occupying trading; street occupying; roadside stalls; trading
流动经营 : mobile trading; mobile vending; itinerant trading; mobile vendors; peddling; hawking; mobile
共享单车 : shared bike; shared bicycle; bike-sharing
停放 停车 : park; parking; parked
车辆 : vehicle; car; vehicles
刑事 犯罪 : criminal; crime; offence; criminal offence
诈骗 电诈 电信网络诈骗 盗抢骗 : fraud; telecom fraud; scam; telecom and online fraud; telecom network fraud
盗抢骗 : theft robbery and fraud; theft; robbery
毒品 禁毒 : drug; narcotics; anti-drug
黑恶 扫黑除恶 : organized crime; gang crime; gangs
空壳公司 空壳 : shell company; shell companies; shell; shell firm
利益 权益 合法权益 : interest; right; rights and interests; legitimate rights; rights; interests; lawful rights
侵害 侵犯 : infringe; violate; infringement; harm; crimes against; against
职责 职能 权力 职权 权限 : duty; function; power; responsibility; authority; powers; functions; powers and responsibilities
责任 : responsibility; liability; accountability; duty
执法权 处罚权 : enforcement power; power to enforce; powers of enforcement; penalty power; enforcement powers; power to punish
权限 : authority; permission; remit
任务 : task; assignment; mission
目标 : target; goal; objective; aim
项目 工程 : project; programme; scheme; undertaking
套餐 : package; service package; bundle; set meal
集成 : integrated; integration; bundled
平台 系统 : platform; system; portal
网站 门户网站 : website; portal; site; government portal
账号 : account; user account
数据 信息 : data; information; data item; record
办理方式 方式 形式 模式 途径 : way; manner; mode; form; method; model; means
渠道 主渠道 : channel; main channel; route
环节 阶段 : stage; phase; link; step; part
会议 : meeting; conference; session
联席会议 协调会 : joint meeting; coordination meeting; joint conference; coordinating meeting; meeting
讲座 : lecture; talk; seminar
大讲堂 讲堂 : lecture; lecture hall; lecture series; forum
课堂 课 微课 微堂课 : class; lesson; course; micro class; micro-class; micro-lesson
座谈会 座谈 : symposium; discussion; seminar; forum; panel
活动 : activity; event; campaign; activities
专项行动 专项整治 行动 : special campaign; special operation; campaign; operation; crackdown; drive; action; special rectification; special action
场次 场 : session; event; occasion
批次 : batch; group; group of visitors
来访 访 : visitor; visit; caller; visitors; petitioner
来信 信件 : letter; mail
来电 电话 : call; phone call; telephone; phone
宣传资料 宣传材料
视频 : video
监控 : monitoring; surveillance; monitor; cctv
轨迹 : track; trajectory; route
案例 : case; example
经验 做法 : experience; practice; practices; approach; method
成果 成效 : result; achievement; outcome; effect; success; accomplishment
效果 效能 效率 质效 : effect; efficiency; effectiveness; result; performance; quality and efficiency
质量 : quality
能力 水平 : ability; capacity; level; competence; standard; capability
意识 : awareness; sense; consciousness
素质 : quality; competence; literacy
率 : rate; ratio; percentage; share
成功率 化解率 : success rate; resolution rate; rate of success; success; resolution success rate; settlement rate
办结率 按时办结率 : completion rate; on-time completion rate; rate of completion; closing rate; timely completion rate
调解率 : mediation rate; mediated share
通过率 合格率 : pass rate; passing rate; qualification rate
覆盖率 : coverage; coverage rate; rate of coverage; cover
满意率 满意度 : satisfaction rate; satisfaction; satisfied
达标率 : compliance rate; rate of compliance; standard; standards met; rate of meeting the standard
出庭应诉率 出庭率 : appearance rate; rate of appearance; court appearance rate; attendance rate; appear in court; appeared in court
总数 总量 数量 人数 总计 : total; number; quantity; total number; headcount; count
平均 : average; mean
同比 较上年 比上年 与上年相比 : year on year; year over year; over the previous year; compared with last year; than the year before; on the previous year; from a year earlier; previous year; year earlier; over last year; on last year; compared with the year before; compared with the previous year; from the previous year
诉源治理 : dispute prevention at source; source governance; tackling disputes at source
综治中心 : comprehensive governance center; comprehensive management center; social governance center; governance center
调处中心 : mediation center; dispute mediation center; resolution center
调解组织 : mediation organization; mediation body; mediation institution
法治 依法治国 : rule of law; law-based; law based; legal
法治政府 : law-based government; rule of law government; government under the rule of law
法治社会 : law-based society; society under the rule of law; rule of law society
党的领导 : party leadership
依法 : according to law; in accordance with law; lawfully; by law; legally; under the law; lawful; legal
社会 : society; social
经济 : economy; economic
民生 : livelihood; wellbeing
治理 社会治理 : governance; treatment; control; manage
管理 : management; administration; manage; administer; regulation
服务 : service; serve; services
法律服务 : legal service; legal services; law service
供餐单位 供餐 集中用餐 用餐 : catering unit; catering; meal; food supplier; meals; eating; group meal; dining
陪餐 : eating with pupils; meal accompaniment; dining with students
互联网 : internet
网上 线上 : online; internet; on the internet
线下 : offline; in person; on site
快递 送达 : express delivery; courier; by post; mail; delivery
电子 : electronic; digital; e-
代办 帮办 : assistance; errand service; assisted service; help; on behalf
就业 新就业形态 就业形态 : employment; forms of employment; job; work; labour
新业态 : new form of business; new forms of business; new business; new business form; new business models; new industry
获得感 : sense of gain; sense of benefit; sense of fulfilment
幸福感 : happiness; sense of happiness; well-being
安全感 安全 : safety; security; sense of security; safe
公信力 : credibility; public trust
基础 : foundation; basis; base; groundwork
发展 : development; develop; growth
高质量发展 : high quality development; high-quality growth
保障 : guarantee; safeguard; ensure; security; protection; support
保护 : protect; protection; safeguard; preserve
关爱 关心 关心关爱 : care; care for; concern; caring
购买服务 政府购买服务 : purchased service; purchase of services; services purchased by the government; government purchase of services; procured; purchase
领域 : field; area; sector; domain; realm
重点 重要 重大 关键 : key; major; important; significant; priority; focus; main; crucial; great
复杂 疑难 : complex; complicated; difficult; hard
轻微 : minor; slight; petty; trivial
全面 充分 : comprehensive; full; fully; overall; all-round; across the board; thorough; completely; sufficiently
全部 均 均已 : all; every; entire; in full; whole; entirely; without exception
严格 从严 : strict; strictly; rigorous; rigorously; stringent
有效 : effective; effectively; valid; in effect
成功 : successful; successfully; success
主动 : proactive; proactively; on its own initiative; voluntarily; of its own accord; actively
积极 : active; actively; positive
深入 进一步 : further; in depth; deeply; thoroughly; in-depth
持续 不断 : continue; continuously; constantly; steadily; sustained; keep; ongoing; steady
实质 实质性 实质性化解 : substantive; substantively; substantial; real; in substance
免费 公益 无偿 : free; free of charge; pro bono; public interest; at no cost; public welfare; without charge
专业 : professional; specialized; specialist; expertise
专门 专项 专题 : special; specialized; dedicated; specially; thematic; dedicated to; themed
定制 定制化 : customized; tailored; custom; tailor-made; bespoke
联合 共同 : joint; jointly; together; in cooperation
合作 : cooperation; cooperate; collaborate; partnership
交流 : exchange; exchanges; communication
战略 : strategic; strategy
公开听证 : public hearing; open hearing
典型 : typical; exemplary; model
优秀 先进 : outstanding; excellent; advanced
示范 : demonstration; model; exemplary
稳定 : stable; stability; steady; stably
平稳 : steady; smooth; stable
预警 : early warning; warning; early-warning; alert
分析 研判 : analysis; analyse; analyze; assess; study
释放 : release; unleash; fully released; released; play out
夯实 : consolidate; lay a solid foundation; solid; lay; laid; strengthen; cement; firm up; solidly; laid a foundation
相对集中 集中行使 : relatively centralized; centralized; concentrate; exercise in a centralized way; centrally
行使 : exercise; wield
批复 : approval; reply; official reply; approved
部署 安排 : arrange; arrangement; deploy; plan; arranged; deployment; instruction; as arranged
符合 : meet; conform; in line with; comply; met; qualify; fit; eligible
不合理 : unreasonable; unjustified; irrational
计划生育 : family planning; birth control
子女 : children; child; sons and daughters
新增 增设 : newly added; add; newly built; new; additional; newly; added; extra
全覆盖 : full coverage; complete coverage; covered in full; fully covered
预约 : by appointment; appointment; booking; book
快速 : fast; quick; rapid; rapidly; quickly; speedy; swift; fast-track; express
即办 : instant; on the spot; immediate; done on the spot; handle on the spot; immediately
跨域办 跨域通办 跨域 : cross-region; cross region; across regions; cross-regional; across jurisdictions
高频 : high frequency; frequently used; frequent; most used; common
个体 个体工商户 : individual business; sole trader; self-employed; individual household; self employed; individually owned business
个转企 : turning individual businesses into enterprises; individual to enterprise; self-employed to enterprise; convert individual businesses
培育库 入库 库 : pool; cultivation pool; incubation pool; database; library; bank; reserve
疑似 : suspected; possible; presumed
违法图斑 : illegal plot; illegal land plot; illegal plots; unlawful land use
积案 信访积案 : long-standing petition case; backlog; petition backlog; long-pending case; long standing; unresolved petition; old petition; backlog of petitions
初次信访 初次 : first-time petition; initial petition; first petition; initial
求决类 : seeking a solution; seeking a decision; seeking resolution; asking for a solution
联调联处 : joint mediation; joint mediation and handling; joint handling
定纷止争 : settle disputes; end disputes; put disputes to rest
挂牌 : unveil; plaque; inaugurate; inaugurated; open
纸质 : paper; printed
法律帮助 : legal help; legal assistance
认罪认罚 : plead guilty; guilty plea; admit guilt and accept punishment; confess; plea
审判 : trial; adjudication; judicial; try; court
涉诉 : litigation-related
台账 : ledger; record; register
责任单位 : responsible unit; unit responsible; responsible department
副校长 法治副校长
主题 : theme; themed; topic; subject
系列 : series; range
知识 : knowledge
教育 : education; educational; educate; teaching
涉及 涉 : involve; concern; relate to; related; concerning; regarding; affect; involving; cover; on
覆盖 覆盖率 惠及 辐射 受益 : cover; reach; benefit; serve; coverage; extend to; radiate to; span; spanning
超过 超 逾 : exceed; more than; over; above; surpass; top; beyond; higher than
高于 : above; higher than; exceed; better than; outperform
削弱 : weaken; undermine; loosen; slacken
上半年 : first half; first six months
下半年 : second half; last six months
低于 : below; lower than; under
达到 达 : reach; hit; amount to; stand at; achieve; attain; come to
实现 : achieve; realize; attain; accomplish; reach; make possible
连续 : consecutive; in a row; straight; successive
宗 件 起 : case; instance
增收节支 : increased revenue and reduced expenditure; increase revenue and reduce expenditure; revenue increased and expenditure reduced # what audits bring about
`
