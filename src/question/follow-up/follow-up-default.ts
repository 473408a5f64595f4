import { placesAsked } from '../places/places.ts'
import type { PlaceAsked } from '../question.ts'
import type { UnderstandingContext } from '../understanding/understand.ts'

/** Which place a conversation is about where none is named: 「默认增城区」, "default place: Zengcheng". */

/** How people say so, the place being the group; 「看东坑镇」 without "from now on" is a question. */
const SETS: readonly RegExp[] = [
  /^(?:请|麻烦|帮我)?(?:(?:以后|今后|之后|接下来)[，,]?)?都?(?:把|将)?(?:我的)?默认的?(?:地区|地方|地点|区域|单位|辖区|位置)?(?:设(?:置|定)?(?:为|成|到)?|改(?:为|成)|换成|定为|是|为|用|问|查|看)?[:：\s]*(.+)$/,
  /^(?:请|麻烦|帮我)?(?:以后|今后|之后|接下来)[，,]?(?:我|我们)?(?:都|只|就)?(?:按|问的?|看|查|用)(?:的?都?是)?[:：\s]*(.+)$/,
  /^(?:请|麻烦|帮我)?(?:把|将|以)?(.+?)(?:设(?:置|定)?(?:为|成)|作为|当(?:作|成)?|改为)(?:我的)?默认(?:的?(?:地区|地方|地点|区域|单位))?$/,
  /^(?:please )?(?:set|make|use|take|have) (.+?) (?:as |by )?(?:the |my |a )?default(?: (?:place|area|location|district|region|town|city))?$/i,
  /^(?:please )?(?:(?:set|make|change|use) )?(?:the |my |a )?defaults?(?: (?:place|area|location|district|region|town|city))?(?:\s*[:=]\s*| to | is | as | should be | )(.+)$/i,
  /^(?:please )?(?:from now on|by default),? (?:use |take |answer for |it is )?(.+)$/i,
]
const END = /(?:[吧了啦]|，?谢谢|,? please)?[\s。.！!]*$/i
const CLEARS =
  /^(?:请|麻烦|帮我)?(?:取消|清除|去掉|删除|清空|不要|不用|重置)(?:我的)?默认(?:的)?(?:地区|地方|地点|区域|单位|设置|位置)?[吧了。！!\s]*$|^(?:please )?(?:clear|remove|reset|cancel|unset|forget|drop|delete|no) (?:the |my )?default(?: (?:place|area|location|district|region))?[\s.!]*$/i

/** The place that is made the default; undefined where the text does nothing of the kind. Offsets are those of `text`. */
export function defaultPlaceSet(
  text: string,
  { heldPlaces }: UnderstandingContext,
): PlaceAsked | 'cleared' | undefined {
  const said = text.trim()
  if (CLEARS.test(said)) return 'cleared'
  const name = SETS.map(pattern => pattern.exec(said.replace(END, ''))?.[1]).find(found => found !== undefined)
  if (name === undefined) return undefined
  const [place, ...others] = placesAsked(name, heldPlaces)
  if (!place || others.length > 0 || place.text !== name.trim()) return undefined
  const moved = text.indexOf(name) + name.indexOf(place.text) - place.start
  return { ...place, start: place.start + moved, end: place.end + moved }
}
