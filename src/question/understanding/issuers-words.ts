/**
 * What agencies are called, as data. Names of bureaus are those that the departments of the State Council have at every
 * level below (国务院组成部门 and the plans for reforming local government of 2018 and 2023), with their usual English names.
 */

/** What the name of an agency that is a part of a government ends on. */
export const AGENCY_ENDING = '(?:局|厅|委员会|委|办公室|办|院|中心|大队|支队|总队|分局|处|署|站)'

/** Who reports for the place as a whole. 全面依法治区委员会 and its office write the report of the district. */
export const GOVERNMENT =
  /(?:政府|管委会|管理委员会|办事处|依法治[省市区县州旗](?:委员会)?(?=办|$)|(?:^|[省市区县州旗镇乡])委|党委|工委|街道|[省市区县镇乡])(?:、|和)?(?:办公[室厅]|办)?$/

/** English words for what an agency is charged with, and the Chinese ones that a name of such an agency holds. */
export const AGENCY_SUBJECTS: readonly { readonly english: RegExp; readonly chinese: RegExp }[] = [
  { english: /\bfinanc(?:e|ial)|\bfiscal/i, chinese: /财政|金融|财金/ },
  { english: /\bjustice|\bjudicial/i, chinese: /司法/ },
  {
    english: /\bsocial (?:affairs|undertakings?|programs?|programmes?|services?|development|causes?|welfare)/i,
    chinese: /社会事业|社会事务|社会发展|民政/,
  },
  { english: /\beducation/i, chinese: /教育|社会事业/ },
  { english: /\bpublic security|\bpolice/i, chinese: /公安/ },
  { english: /\becolog|\benvironment/i, chinese: /生态|环境|环保/ },
  { english: /\bmarket (?:regulation|supervision)/i, chinese: /市场监/ },
  { english: /\bhealth/i, chinese: /卫生|卫健|健康/ },
  { english: /\bhousing|\bconstruction/i, chinese: /住房|住建|建设/ },
  { english: /\btransport/i, chinese: /交通/ },
  { english: /\bemergency/i, chinese: /应急/ },
  { english: /\bcivil affairs/i, chinese: /民政/ },
  { english: /\bhuman resources|\bsocial security/i, chinese: /人力资源|人社|社会保障/ },
  { english: /\bnatural resources|\bplanning\b/i, chinese: /自然资源|规划/ },
  { english: /\bagricultur|\brural/i, chinese: /农业|农村/ },
  { english: /\bcommerce|\bbusiness\b/i, chinese: /商务/ },
  { english: /\bcultur|\btourism/i, chinese: /文化|文旅|旅游/ },
  { english: /\burban management|\bcity management/i, chinese: /城市管理|城管|综合执法/ },
  { english: /\bstatistics/i, chinese: /统计/ },
  { english: /\baudit/i, chinese: /审计/ },
  { english: /\btax/i, chinese: /税务/ },
  { english: /\bdevelopment and reform/i, chinese: /发展[和与]?改革|发改/ },
  { english: /\beconomic/i, chinese: /经济|经发/ },
  { english: /\bscience|\btechnology/i, chinese: /科技|科学/ },
  { english: /\bindustry/i, chinese: /工业|工信/ },
  { english: /\bwater\b/i, chinese: /水[务利]/ },
  { english: /\bforestry/i, chinese: /林业/ },
  { english: /\bsports?\b/i, chinese: /体育/ },
  { english: /\bveterans/i, chinese: /退役军人/ },
  { english: /\b(?:medical|health(?:care)?) (?:insurance|security)/i, chinese: /医疗保障|医保/ },
  { english: /\bgovernment services?|\badministrative (?:services?|approval)/i, chinese: /政务服务|行政审批/ },
  { english: /\bletters and (?:visits|calls)|\bcomplaints/i, chinese: /信访/ },
  { english: /\bprocurator|\bprosecut/i, chinese: /检察/ },
  { english: /\bcourts?\b/i, chinese: /法院|法庭/ },
  { english: /\bmaritime/i, chinese: /海事/ },
  { english: /\bcoast ?guard/i, chinese: /海警/ },
  { english: /\bcustoms/i, chinese: /海关/ },
  { english: /\bfire(?: and rescue| (?:service|brigade|department))|\bfirefight/i, chinese: /消防/ },
  { english: /\bmeteorolog|\bweather/i, chinese: /气象/ },
  { english: /\btobacco/i, chinese: /烟草/ },
  { english: /\bpostal|\bpost office/i, chinese: /邮政/ },
  { english: /\bdiscipline inspection|\bsupervisory commission/i, chinese: /纪委|纪检|监委|监察/ },
  { english: /\bpolitical and legal|\bpolitics and law/i, chinese: /政法委/ },
  { english: /\bocean|\bfisher/i, chinese: /海洋|渔业/ },
  { english: /\barchives/i, chinese: /档案/ },
  { english: /\bstate-owned assets/i, chinese: /国资|国有资产/ },
  { english: /\bpopulation and family|\bfamily planning/i, chinese: /计划生育|计生/ },
  { english: /\bTaiwan affairs/i, chinese: /台办|台湾事务|台港澳/ },
]

/** An English agency and what stands before it (Finance Bureau) or behind it (Bureau of Finance). */
export const ENGLISH_AGENCIES: readonly RegExp[] = [
  /(?<front>(?:[A-Za-z]+(?:,? (?:and|&))? ){1,5})(?:bureau|commission|department|administration|procuratorate)\b/gi,
  /\b(?:bureau|commission|department|administration) of (?:[A-Za-z]+(?:,? (?:and|&))? ?){1,5}/gi,
]
