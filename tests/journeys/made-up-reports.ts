import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What a made-up report says; the place is a real one, the figures are not. */
export type Facts = { readonly place: string; readonly year: number; readonly received: number }

/** A short report in the usual form: five sections, quickly embedded. */
export function reportText({ place, year, received }: Facts): string {
  return [
    `${place}人民政府${year}年法治政府建设年度报告`,
    `${year}年，${place}坚持依法行政，法治政府建设取得新进展。现报告如下：`,
    '一、主要工作',
    `（一）行政复议。全年受理行政复议申请${received}宗，审结${received - 3}宗。`,
    `（二）行政执法。开展联合检查${received + 200}次，查处违法案件${received + 40}件。`,
    '二、存在问题',
    '基层执法力量不足，普法形式不够丰富。',
    `三、${year + 1}年工作计划`,
    '加强镇街执法人员培训，推进示范创建。',
    '',
  ].join('\n')
}

/** Writes such a report, in UTF-8; gives back its path. */
export async function madeUpReport(folder: string, name: string, facts: Facts): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, reportText(facts))
  return path
}
