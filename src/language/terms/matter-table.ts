/**
 * What the work is about. A line that gives no English takes what the glossary has for its name; see `stage-table.ts` for
 * how lines are written.
 */
export const MATTERS = `
行政复议 复议 : administrative reconsideration; administrative review; administrative appeal; reconsideration; review stage
行政诉讼 行政应诉 : administrative litigation; administrative lawsuit; administrative suit; lawsuit against government; litigation; lawsuit; administrative proceedings; administrative court case; suit
诉讼 : litigation; lawsuit; legal proceedings; legal action; suit; court proceedings
行政处罚 : administrative penalty; administrative punishment; administrative sanction; penalty; punishment; penalty decision
行政许可 行政审批 审批 许可 : approvals; administrative license; administrative permit; administrative approval; administrative licensing; licensing; permit; licence; approval; licensing approval
行政检查
行政执法 执法 : enforcement; law enforcement; administrative enforcement; administrative law enforcement; enforcing the law
行政强制
规范性文件 行政规范性文件
重大行政决策
合法性审查 合法性审核 合法审查
人民调解 : people's mediation; people's conciliation
公共法律服务
法律援助
法律咨询
法律意见 法律意见书 审查意见 审核意见 : legal opinion; review opinion; legal review opinion; opinion; legal advice
法治宣传 普法 法治宣传教育 普法宣传 法制宣传 : legal publicity; legal education; publicity of law; law popularization; rule of law publicity; legal awareness; publicity; legal awareness campaign; rule of law education; popularize law; publicize law; law publicity
信访 : petition; letters and visits; complaint; petitioning; letters and calls; petitions
投诉举报 投诉 举报
12345热线 12345 政务服务便民热线 便民服务热线 政务服务热线 热线
工单 热线工单 : work order; ticket; service ticket; service order; request; order; hotline request
政务服务
证明事项
告知承诺 告知承诺制
双随机
执法证 执法证件 行政执法证 : law enforcement certificate; enforcement certificate; enforcement credential; enforcement permit; certificate; enforcement ID
执法资格 : enforcement qualification; law enforcement qualification; qualification to enforce the law; licensed to enforce the law; qualification
公证 公证业务 公证书
仲裁
司法救助
司法鉴定
社区矫正
安置帮教
政府信息公开 政务公开 信息公开
依申请公开 公开申请
主动公开
营商环境
行政协议
行政赔偿 国家赔偿
司法建议
检察建议
公益诉讼
民事案件 民事 : civil case; civil; civil suit
刑事案件 刑事 : criminal case; criminal; crime case
行政争议 : administrative dispute; dispute with the government
矛盾纠纷 纠纷 矛盾 争议 : dispute; conflict; contradiction; contradictions and disputes; conflicts and disputes; quarrel; feud
隐患 安全隐患 风险隐患 : hidden danger; hazard; safety hazard; potential danger; hidden risk; hidden hazard; potential hazard; risk
违法行为 违法 违法案件 : violation; illegal act; illegal; unlawful; offence; illegal case; illegal conduct; infringement; breach; law breaking
两违 违法建设 违建 违章建筑 : illegal building; illegal construction; illegal structure; two violations; unauthorized building; unauthorised construction; illegal structures; illegal land use and construction
重大决定法制审核 法制审核
执法监督
立法
`
