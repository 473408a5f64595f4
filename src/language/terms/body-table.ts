/** People, bodies and places that act or are counted; written as `stage-table.ts` says. The glossary adds its own. */
export const BODIES = `
人员 工作人员 : personnel; staff; people; person; officer; member; worker; individual; employee
人 : people; person # a counting word in Chinese
人次 : person time; person times; attendance; participant; visit; people; attendee
干部 : official; cadre; officer
领导干部 : leading official; leading cadre; senior official; leader; official
领导 负责人 负责同志 主要负责人 : leader; head; chief; leadership; principal; person in charge; lead
公务员 公职人员 : civil servant; public servant; public official; public employee
执法人员 行政执法人员 执法队员 : law enforcement officer; enforcement officer; enforcement personnel; law enforcement personnel; enforcement staff; officer
律师 执业律师 : lawyer; attorney; solicitor
法律顾问
公职律师
志愿者 : volunteer
调解员 人民调解员 : mediator; conciliator
人民陪审员
网格员 : grid worker; grid member; grid officer
党员 : party member
委员 : member; commissioner; committee member
专家 : expert; specialist
教师 老师 : teacher
学生 : student; pupil; schoolchildren
青少年 : youth; teenager; young people; adolescent; juvenile
未成年人 少年 : minor; juvenile; underage; minors; children; young people
老年人 : elderly; older people; senior citizen; old people; seniors
残疾人 : disabled; people with disabilities; persons with disabilities
妇女 女性 : women; woman; female
农民工 : migrant worker; rural migrant worker
退役军人 : veteran; ex-serviceman
群众 居民 百姓 老百姓 市民 公众 人民群众 : public; people; masses; residents; resident; citizen; general public; local people; ordinary people; population; folk
公民 : citizen
村民 : villager
当事人 : party; parties; litigant; person concerned; client
申请人 : applicant; claimant
被申请人 : respondent
犯罪嫌疑人 嫌疑人 : suspect; criminal suspect; suspected
社区矫正对象 : community corrections subject; people under community correction; community corrections
刑满释放人员 : released prisoner; former prisoner; people released from prison
服刑人员 在押人员 服刑 在押 : prisoner; detainee; inmate; serving sentence; in custody
代表 人大代表 : deputy; representative; deputies; delegate
政协委员
家庭 : family; household; families
户籍 : registered residence; household registration; registered resident
人口 : population; resident; people
台胞 台湾 涉台 : taiwan; taiwan compatriot; taiwanese
侨胞 侨 : overseas chinese
同胞 台（外、侨）胞 : compatriot
企业 公司 : enterprise; company; firm; business; companies; businesses; corporate
民营企业
市场主体 经营主体
商户 店铺 : shop; merchant; store; vendor; trader
单位 : unit; organization; entity; work unit; institution; employer; organisation
部门 : department; departments; agency; authority; body
职能部门 : functional department; competent department; department
机构 : institution; organization; body; agency; office; organ; organisation
社会组织 组织 : organization; organisation; body
机关 行政机关 : organ; agency; authority; administrative organ; administrative agency; government agency; organs; administration
政府 人民政府 : government; authorities; people's government; administration
管委会 : management committee; administrative committee
委员会 : committee; commission
党委 党组 党工委 : party committee; party leading group; party group; party working committee; party
党中央 中共中央 中央 : central committee; party central committee; central government; central authorities; central
国务院 : state council
法院 法庭 : court; tribunal
检察院 检察机关
公安 公安机关
司法所
司法局 司法行政
派出所
局 分局 : bureau; branch; branch bureau; sub-bureau # a suffix of bodies
办公室 : office
镇街 乡镇 街道 : town and subdistrict; township; subdistrict; towns and subdistricts; towns and streets; street; sub-district; neighbourhood; towns; towns and townships
村居 村社区 村（社区） 村(社区) : village and community; villages and communities; village; community; villages
社区 : community; neighbourhood; residential community; communities
村委会 居委会 村（居）委会 : village committee; residents committee; neighbourhood committee; neighborhood committee
农村 乡村 : rural; countryside; village; rural area
基层 : grassroots; primary level; community level; local level; grass-roots
学校 校园 中小学校 中小学 : school; campus; primary and secondary school
食堂 : canteen; cafeteria
厨 明厨亮灶 : kitchen; open kitchens; bright kitchen; transparent kitchen; open kitchen
医院 医疗机构
园区 : industrial park; park; zone
银行 银企 : bank; banks
大厅 服务大厅 : hall; service hall; lobby
窗口 : window; counter; service window
中心 : center; service center; hub
分中心 : branch center; sub-center; branch
工作站 服务站 : station; workstation; service station; service point
工作室 : studio; workroom; office; workshop
站点 驿站 : station; stop; post; point
联系点 : contact point; liaison point; outreach office; contact station
基地 : base
团队 队伍 : team; contingent; corps; ranks; force; crew; squad; group; workforce
执法队 执法大队 执法队伍 : enforcement team; law enforcement team; enforcement brigade; enforcement squad; law enforcement brigade; team
讲师团 宣讲团
志愿者队伍 志愿服务队 : volunteer team; volunteer group; team
联盟 : alliance
协会 : association
媒体 : media; press
工会
网格 : grid
小区 : residential compound; housing estate; compound; neighbourhood
楼栋 栋楼 : building; block; buildings
房间 : room; rooms
片区 : sub-area; subarea; area
辖区 : jurisdiction; area; district; area under its jurisdiction
全国 国家级 国家 : national; country; nation; nationwide; state; countrywide; across china; whole country
省级 全省 省 : provincial; province; province level; province-wide; provincewide; whole province
市级 全市 市 : municipal; city; city level; city-wide; citywide; whole city; urban
区级 全区 区 本级 : district; district level; district-wide; whole district; area; zone
县级 全县 县 : county; county level; whole county; countywide
镇级 全镇 镇 : town; township; town-wide; whole town
街道级 全街 全街道 : subdistrict; street; whole subdistrict
各级 级 层级 : level; all levels; tier; levels
司法部 : ministry of justice
部 : ministry
`
