/** Forms of English verbs that no stemmer takes back to the verb, as far as reports and what is written of them use these. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'gave give given give made make making make held hold dealt deal took take taken take built build sent send drew draw ' +
    'drawn draw went go gone go came come rose rise risen rise fell fall fallen fall grew grow grown grow won win winning win ' +
    'lost lose losing lose brought bring kept keep met meet paid pay led lead began begin begun begin broke break broken ' +
    'break tore tear torn tear wrote write written write ran run running run taught teach sought seek caught catch fought ' +
    'fight spent spend left leave heard hear saw see seen see stood stand upheld uphold withdrew withdraw withdrawn ' +
    'withdraw overthrew overthrow threw throw thrown throw struck strike chose choose chosen choose undertook undertake ' +
    'undertaken undertake oversaw oversee overseen oversee overturned overturn found find told tell gotten get got get ' +
    'getting get putting put setting set cutting cut laid lay said say shown show shrank shrink shrunk shrink sank sink ' +
    'thought think bought buy sold sell shut shut tried try hit hit learnt learn spread spread dug dig lent lend felt feel'
  )
    .split(' ')
    .flatMap((form, at, all) => (at % 2 === 0 ? [[form, all[at + 1] ?? form] as const] : [])),
)
