/** What reports say of nearly everything: how it is done, what it serves; written as `stage-table.ts` says. */
export const MANNERS = `
工作 : work; effort; task; job; efforts
法治化 规范化 制度化 : standardized; standardization; institutionalized; law-based; standardisation
精神 : spirit; guiding principle; essence
思想 理论 : thought; theory; ideology; thinking
创新 首创 : innovate; innovation; innovative; creative; new; novel
作用 功能 : role; function; effect; part
发挥 充分发挥 : play; bring into play; exert; give play to; give full play to
围绕 聚焦 着力 抓 抓好 紧盯 : focus on; centre on; center on; concentrate on; around; target; pay attention to; keep an eye on
坚持 : adhere to; stick to; uphold; insist on; persist in; continue
履行 履职 : perform; fulfil; discharge; carry out; duty performance; go through; went through; follow
压实 落地 落细 : make sure; tighten; consolidate; take root; enforce responsibility; put in place
牢固树立 树立 : foster; establish; build; firmly establish
统筹 : coordinate; overall planning; plan as a whole; integrated planning
营造 : create; foster; build; cultivate
氛围 : atmosphere; climate
外部环境 环境 : environment; climate; setting
力度 : intensity; strength; effort; vigour
加大 : increase; step up; intensify; strengthen
加快 : speed up; accelerate; quicken; faster
发布会 : press conference; news conference
权威 : authority; authoritative
公平 公正 : fair; fairness; just; justice; impartial; equity; equitable
公开透明 透明 : transparent; transparency; open
科学 : scientific; science
民主 : democratic; democracy
合法 合规 : legal; lawful; compliant; legality; compliance
规划 : plan; planning; programme
研究 论证 讨论 : study; research; discuss; deliberate; discussion; appraisal; demonstrate; look into; examine
集体讨论 集体讨论决定 : collective discussion; collective deliberation
调查 调研 : investigate; survey; research; investigation; inquiry; field study; probe
风险 : risk
防范 预防 : prevent; prevention; guard against; precaution; preventive
源头 : source; root
多元 多元化 : diverse; diversified; multiple; pluralistic; various
联动 协同 衔接 配合 : coordinate; coordination; linkage; link; cooperate; interaction; synergy; joint; in concert
反馈 : feedback; report back; give feedback
督促 : urge; supervise; press; prompt; push
考核 : assess; assessment; appraisal; evaluation; performance evaluation; appraise
问责 追责 : hold accountable; accountability; held to account
记录 : record; log; recording
公告 通知 : notice; notify; announcement; notification; circular
通报 : circulate; notify; bulletin; report; briefing; name
专栏 : column; section
阵地 载体 : platform; front; venue; vehicle; position
品牌 : brand
示范区 示范点 : demonstration zone; demonstration site; model site
比赛 竞赛 : contest; competition; quiz
课程 : course; curriculum; class
理论学习中心组 中心组学习 中心组 : theory study group; central group; study sessions of the central group; party committee theory study; central study group; theoretical study; study session
集中学习 : group study; collective study
旁听庭审
述法 : report on law-based performance; report on rule of law performance; debriefing on law
第一责任人 : first responsible person; primary responsible person; person primarily responsible
主体责任 : principal responsibility; primary responsibility; main responsibility
党政主要负责人 党政 : party and government; party and government leaders; heads of party and government
会前学法 学法 : study law; law study; study of law; learn the law; learning law; legal study
用法 : use law; use the law; apply law
守法 : abide by law; law-abiding; law abiding; compliance with law
民法典 宪法
法治思维 : legal thinking; rule of law thinking; law-based thinking
法治意识 法律意识 法治观念 : legal awareness; awareness of law; rule of law awareness; sense of law; rule of law consciousness
不足 短板 薄弱 : lack; insufficient; shortage; not enough; inadequate; inadequacy; shortcoming; weak; weakness; deficiency; gap; short of; weak link
有待 有待提高 仍需 还需 需要 : not yet; yet to; need to; need; need improvement; remain to be; room for improvement; require; must
原因 : reason; cause
影响 : influence; affect; impact; effect
发生 出现 : occur; happen; arise; emerge; appear; took place; take place; occurrence
造成 : cause; result in; lead to
存在 : exist; there are; there is; remain
缺乏 : lack; short of; absence; shortage
充足 : sufficient; enough; adequate
压力 : pressure
困难 : difficulty; difficult; hardship
满足 : meet; satisfy
依托 借助 利用 : rely on; based on; by means of; draw on; with the help of; through; using; make use of; building on
结合 融合 融入 : combine; integrate; combination; together with; blend; merge
共享 : share; shared; sharing
应用 运用 使用 : use; apply; application; utilize; usage
智慧 智能 智能化 : smart; intelligent
数字化 信息化 : digital; digitalization; digitization; information technology; it-based
掌上 移动 : mobile; mobile phone; handheld; app
一体化 : integrated; integration; unified
一次办 最多跑一次 跑一次 : one visit; single visit; at most one visit; one trip; once; one-stop
便民 便利 便利化 : convenient; convenience; facilitate; for the convenience of; easy
高效 : efficient; efficiently; highly efficient
精准 : precise; precisely; targeted; accurate
绿色通道 : green channel; fast track
特殊群体 群体 : special group; vulnerable group; group; people; groups
惠民 惠企 : benefit the people; for the benefit of; preferential
重点企业 : key enterprise
困难群众 : people in need; needy; people in difficulty
台资 外资 外商 : foreign-funded; taiwan-funded; foreign investment; foreign invested
投资 : invest; investment
招商 : investment promotion; attract investment
贸易 : trade
产业 : industry; industrial
行业 : industry; trade; sector
市场 : market
市场监管 : market supervision; market regulation; market regulator
价格 : price
质量安全 : quality and safety
医疗 : medical; medical care; healthcare; health
医疗器械 器械 两品一械 : medical device; medical equipment; device; apparatus
化妆品 两品一械 : cosmetics
卫生 健康 : health; hygiene; sanitation; sanitary
养老 : elderly care; old-age care
教育培训 : education and training
文化 : culture; cultural
旅游 : tourism; tourist; travel
体育 : sports
农业 农业农村 : agriculture; agricultural; farming
海洋 渔业 : marine; ocean; sea; fishery; fishing; maritime
水利 水 : water; water conservancy
林业 森林 : forest; forestry
规划建设 城乡建设 : urban and rural construction; planning and construction
城市 : city; urban; municipal
道路 : road; street
物业 : property management; property
住房 : housing
征地 拆迁 征收 : land acquisition; expropriation; land expropriation; demolition and relocation; requisition; relocation
土地权属 权属 : land ownership; ownership; title; tenure
劳动 劳动争议 : labour; labor; labour dispute; employment
工资 欠薪 : wage; salary; unpaid wage; pay
消费 消费者 : consumer; consumption
婚姻 : marriage; marital
邻里 : neighbour; neighbourhood; neighbourly; neighborhood
家事 : family; domestic
金融 : financial; finance
税务 税收 : tax; taxation
审计 : audit; auditing
财政 : fiscal; finance; financial; budgetary
预算 : budget
编制 : staffing; establishment; headcount
编入 : put into; include in
机构改革 : institutional reform; restructuring of institutions
事业单位 : public institution
国有企业 国企 : state-owned enterprise; state owned company
志愿服务 : voluntary service; volunteer service; volunteering
心理 : psychological; mental
应急 : emergency; contingency
突发事件 : emergency; public emergency; unexpected incident
演练 : drill; exercise; rehearsal
防汛 防台风 防灾 : flood control; typhoon; disaster prevention; flood prevention
疫情 防控 : epidemic; pandemic; prevention and control; covid
稳定评估 社会稳定 : social stability
平安 : safe; peaceful; safety
公共安全 : public safety
国家安全 : national security
扫码 二维码 : scan; qr code; code
免罚清单
裁量权基准 裁量基准 裁量 : discretion benchmark; discretion standard; discretion; discretionary power; benchmark for discretion
执法记录仪 记录仪 : body camera; recorder; law enforcement recorder
执法文书 : enforcement document; law enforcement document
执法案卷 案卷 : case file; dossier; enforcement file; file
行政复议意见书
答辩 答辩状 复议答复 : defence; defense; reply; response; written defence; statement of defence; plea
开放 : open; opening
听众 受众 : audience
观看 : watch; view
阅读 点击 浏览 : read; click; view; page view; browse
点赞 : like
关注 粉丝 : follow; follower; attention
刊物 报 日报 : newspaper; daily; journal
人民日报 : people's daily
新闻 : news
文章 : article
微信 公众号 : wechat; official account; wechat account
抖音 : douyin; tiktok
展板 展览 : display board; exhibition; exhibit; panel
手册 读本 : handbook; manual; booklet; guide
书籍 图书 : book
文艺 演出 : performance; show; art
公园 广场 : park; square; plaza
长廊 : corridor; gallery
墙 : wall
标识 标牌 : sign; logo; label
奖 奖项 荣誉 : award; prize; honour; honor; title
表彰 表扬 : commend; praise; commendation; recognize
推广 复制推广 : replicate; spread; popularize; promote; extend
经验交流 : exchange of experience; experience sharing
最大 : biggest; largest; greatest; maximum
最高 : highest; top; maximum; supreme
最低 : lowest; minimum
平均水平 : average level; average
正向 : positive
反向 : reverse
同期 : same period; corresponding period
累计 : cumulative; cumulatively; in total; accumulated; altogether
以来 自 : since; ever since; starting from
年度 : annual; yearly; year
每年 每周 每月 每季度 : every year; every week; weekly; monthly; quarterly; each; per; week; month
轮 : round; rotation
先后 相继 : in turn; successively; one after another; in succession
平均时长 时长 小时 : hour; duration
`
