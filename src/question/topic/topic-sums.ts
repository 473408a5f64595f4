/** Sums and units in figures and in words, and nothing else said: 三加五等于几, "what is the square root of 81". */

const NUMBER = '(?:[\\d.,]+%?|[零〇一二两三四五六七八九十百千万亿半]+(?:分之[零一二三四五六七八九十百千万]+)?)'
const JOINED = '\\s*(?:[+*/×÷^x-]|(?:一?直|依次)?加到|加上?|减去?|乘以?|除以|除)\\s*'
const LEAD = '[\\s\\p{P}]*(?:请问?|帮我?|麻烦|你)*(?:计算|算)?(?:一算|一下|下|出)?\\s*'
const EQUALS = '\\s*(?:加起来|一共|合计|结果)?(?:等于|=|是|得|等于是)?(?:几|多少|啥|什么)?(?:[呢啊呀吗]*)'

const UNIT =
  '(?:平方公里|平方千米|平方米|公里|千米|厘米|毫米|英里|英尺|英寸|海里|光年|米|公斤|千克|市斤|斤|克|吨|磅|盎司|毫升|升|公顷|亩|摄氏度|华氏度|小时|分钟|秒|天|美元|欧元|日元|英镑|港币|人民币|块钱)'

const ONES = 'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?hundred|(?:a )?thousand|(?:a )?million'
const NUMBER_ENGLISH = `(?:[\\d.,]+%?|(?:${ONES}|${TENS})(?:[ -](?:${ONES}|${TENS}))*)`
const LEAD_ENGLISH =
  "(?:please |can you |could you )*(?:what(?:'s| is|s)?|how much (?:is|are|does)|calculate|compute|solve|work out|tell me)?\\s*(?:the )?"
const UNIT_ENGLISH =
  '(?:miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet|foot|inch(?:es)?|yards?|pounds?|lbs?|kilos?|kilograms?|kg|grams?|ounces?|lit(?:er|re)s?|gallons?|acres?|celsius|fahrenheit|seconds?|minutes?|hours?|days?|weeks?|dollars?|euros?|yen|yuan)'

const whole = (pattern: string) => new RegExp(`^${pattern}[\\s\\p{P}]*$`, 'u')

const SUMS: readonly RegExp[] = [
  whole(`${LEAD}从?${NUMBER}(?:${JOINED}${NUMBER})+${EQUALS}`),
  whole(
    `${LEAD}从?${NUMBER}(?:到|和|与|至)${NUMBER}(?:的(?:总?和|差|积|商|乘积)|(?:全部|所有|依次|都)?(?:相加|加起来|相乘|乘起来))${EQUALS}`,
  ),
  whole(
    `${LEAD}${NUMBER}(?:的\\s*(?:${NUMBER}次方|次方|平方根|立方根|平方|立方|阶乘|倒数|${NUMBER})|开(?:平方|方|根号))${EQUALS}`,
  ),
  whole(`${LEAD}根号${NUMBER}${EQUALS}`),
  whole(`${LEAD}${NUMBER}(?:个)?${UNIT}(?:等于|是|有|合|折合|换算成?|换成?|=)(?:多少|几)(?:个)?${UNIT}`),
  /九九乘法|乘法口诀|(?<![一二三四五六七八九十])[一二三四五六七八九]{2}得几/,
  whole(
    `${LEAD_ENGLISH}${NUMBER_ENGLISH}(?:\\s*(?:[+*/×÷^x-]|plus|minus|times|multiplied by|divided by|over|to the power of)\\s*${NUMBER_ENGLISH})+\\s*=?`,
  ),
  whole(
    `${LEAD_ENGLISH}(?:sum|product|total|difference|average) (?:of|between) (?:all )?(?:the )?(?:numbers |integers )?(?:from |between )?${NUMBER_ENGLISH}(?:,? (?:to|and|through) ${NUMBER_ENGLISH})+`,
  ),
  whole(
    `(?:please |can you |could you )*(?:add|sum|multiply|count)(?: up)? (?:all )?(?:the )?(?:numbers |integers )?(?:from |between )?${NUMBER_ENGLISH} (?:to|and|by|through) ${NUMBER_ENGLISH}`,
  ),
  whole(`${LEAD_ENGLISH}(?:(?:square|cube) root|factorial|square|cube|half) of ${NUMBER_ENGLISH}`),
  whole(`${LEAD_ENGLISH}${NUMBER_ENGLISH}\\s*(?:%|percent|per cent) of ${NUMBER_ENGLISH}`),
  whole(`(?:please |can you |could you )*convert ${NUMBER_ENGLISH} ${UNIT_ENGLISH} (?:in)?to ${UNIT_ENGLISH}`),
  whole(`how many ${UNIT_ENGLISH} (?:are |is )?(?:there )?in (?:a|an|one|${NUMBER_ENGLISH}) ${UNIT_ENGLISH}`),
]

/** @param text folded, without place and year */
export function isSum(text: string): boolean {
  return SUMS.some(pattern => pattern.test(text))
}
