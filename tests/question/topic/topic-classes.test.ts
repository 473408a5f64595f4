import { describe, expect, test } from 'vitest'
import { translate } from '../../../src/language/dictionary.ts'
import { saysNothingOfReports } from '../../../src/question/topic/topic.ts'
import { understand } from '../../../src/question/understanding/understand.ts'
import { topicIn } from '../topic-in.ts'

describe('thanks in whatever words', () => {
  test.each([
    '帮大忙了，谢谢',
    '谢谢你的帮助',
    '多谢，太有用了',
    '谢谢，解决了我的问题',
    '非常感谢您的耐心解答',
    '感谢，回答得很详细',
    '谢谢啦，你真棒',
    '太好了，谢谢',
    '辛苦了，这下明白了',
    '谢谢你的服务',
    '帮大忙了',
    '太有用了',
    '回答得真好',
    '谢谢，我没有别的问题了',
    '谢谢，先这样吧',
    '好的，就这些，谢谢',
    '多谢多谢，省了我好多事',
    '感谢你的及时回复',
    '非常有帮助',
    '很好用',
    "thanks, that's really helpful",
    'thank you, this is exactly what I needed',
    'Thanks, that helps a lot',
    'Great job, very useful',
    'that was very helpful',
    'Thank you for your answer',
    'Thanks for the quick reply!',
    "Perfect, that's all I needed",
    'Thanks a lot, you saved my day',
    'much appreciated',
    "that's all, thanks",
    '谢了老铁，很管用',
    '谢谢，正是我要的',
    '太感谢了，正好用上',
    '谢谢你这么详细的回答',
    'nice, exactly what I wanted',
    'cheers mate, really useful',
    'thank you so much for explaining',
    'thanks for the info',
    '哇，好厉害，谢谢',
    '谢谢，非常清楚了',
  ])('%s', text => {
    expect(topicIn(text)).toBe('thanks')
  })

  test.each([
    '谢谢，那余杭区的行政复议呢',
    '谢谢，再查一下普法讲座',
    '谢谢，复议案件收了几件',
    'thanks, and how many lawsuits?',
    '帮助企业解决问题',
    '解决群众反映的问题',
    '为企业提供专业服务',
    '专业服务',
    '支持配合',
    'response time',
    'quick replies',
    '满意度',
  ])('%s goes on to ask', text => {
    expect(topicIn(text)).toBe('reports')
  })
})

describe('which places and reports there are', () => {
  test.each([
    '哪些地方的年报能查',
    '都能查哪些地方',
    '这里有哪些区的年报',
    '支持查询哪些城市',
    '可以查询的地区有哪些',
    '库里都是哪里的报告',
    '都有哪儿的年报',
    '你手头有哪些地方的资料',
    '收了哪几个区',
    '有哪些地方',
    '能问哪些地方',
    '哪些区县有年报',
    '报告覆盖范围',
    '都收了哪些单位的报告',
    '有哪些年报可以查',
    '都有什么报告能看',
    '可以查哪些报告',
    '现在能查到哪些地方的法治政府建设年度报告',
    '哪几个镇的报告查得到',
    'which places can I ask about',
    'what areas are covered',
    'whose reports are here',
    'which towns have reports',
    'for which places are there reports',
    'list the places',
    'what reports can I look up',
    'Which places do the reports cover?',
    'What reports are available to search?',
    'What annual reports can I query?',
    '我能问哪些地方的报告',
    '你这儿有哪些区的年报啊',
    '里面都有哪几个镇',
    '目前收了哪些省市的年报',
    'what places do you have reports for',
    'which cities can I search',
    'Which local governments are in the collection?',
    "which districts' reports do you hold",
  ])('%s', text => {
    expect(['places', 'list']).toContain(topicIn(text))
  })
})

describe('which years the reports cover', () => {
  test.each([
    'Which years are covered by the reports?',
    'how far back do the reports go',
    'what period do the reports cover',
    'From which years are the reports?',
    'years available',
    'What time span is covered?',
    'which years of reports are available',
    '报告覆盖哪几年',
    '年报是哪几年的',
    '报告的年份跨度',
    '报告从哪年到哪年',
    '报告的时间范围是什么',
    '最早的报告是哪一年的',
    '能查哪几年的年报',
    '余杭的年报能查到哪几年',
    '都有哪些年份的报告可以查',
    '报告最早到哪年',
    '有几年的报告可以看',
    'Which years can I search?',
    '你这里有哪几年的',
    'what years of reports do you have',
    'How many years are covered?',
    "Which years' reports can I read?",
    'since when do you have reports',
  ])('%s', text => {
    expect(topicIn(text)).toBe('years')
  })
})

describe('how a report is divided', () => {
  test.each([
    '给我看看呈贡年报的目录',
    '呈贡区2024年报告的大纲列一下',
    '余杭报告结构',
    '昆山市年报的框架是啥样的',
    '把昆山的年报目录列出来',
    '想看呈贡年报的目录',
    '呈贡的年报都有哪些章节',
    '余杭年报分哪几块',
    '浆洗街街道报告的提纲发我一份',
    '浆洗街街道年报的章节目录有哪些',
    '昆山报告由哪几部分组成',
    '看下余杭年报的大纲',
    'outline of the Chenggong report',
    'Show me the table of contents of the Chenggong report',
    'Could I see the outline of the Yuhang report?',
    'What does the table of contents of the Chenggong report look like?',
    'Give me the headings of the Yuhang report, please',
    'How is the Chenggong report organised?',
    'What chapters are in the Yuhang report?',
    "I'd like to see the structure of the Yuhang report",
    'What are the main headings of the 2024 Chenggong report?',
    '呈贡年报大概是什么结构',
    '列一下余杭年报的章节标题',
    '余杭那份报告有哪些大标题',
    '呈贡2024年报目录',
    'give me an outline of the Chenggong report',
    "what's the layout of the Yuhang report",
    'list the chapters of the Chenggong report',
    'into how many parts is the Chenggong report divided?',
  ])('%s', text => {
    expect(topicIn(text)).toBe('sections')
  })
})

describe('sums, and what somebody asks for himself', () => {
  test.each([
    '从1加到100是多少',
    '三加五等于几',
    '12乘以8得多少',
    '100的平方根是多少',
    '一百减三十是多少',
    '2的10次方是多少',
    '3的阶乘是多少',
    '100除以7等于多少',
    '一公里等于多少米',
    '一斤等于多少克',
    '九九乘法表里七八得几',
    '二分之一加三分之一等于几',
    '1到100的和是多少',
    '帮我算一下 35*12',
    '15乘15',
    "what's two plus two",
    'What is the sum of 1 to 100',
    'what is the square root of 144',
    '15% of 80',
    'How much is 7 times 8?',
    'convert 10 miles to kilometers',
    'add up the numbers from 1 to 100',
    'how many feet in a mile',
    '我该不该辞职',
    '建议我买哪个手机',
    '我要不要和他分手',
    '我应该选文科还是理科',
    '我想减肥有什么建议',
    '我孩子不爱吃饭怎么办',
    '我失眠好几天了咋办',
    '我今晚吃什么',
    '帮我选个礼物',
    '给我推荐几本小说',
    '我同事老针对我怎么办',
    '我儿子早恋了怎么办',
    '我该怎么跟领导提加薪',
    '你说我要不要考研',
    '我心情不好',
    '我室友打呼噜怎么办',
    '我和女朋友闹别扭了',
    '你建议我学什么专业',
    '我穿什么去面试好',
    'Should I take the job offer?',
    'I had a fight with my husband, should I apologize first',
    'What should I wear to a wedding?',
    'Should I learn French or Spanish?',
    'How do I ask my boss for a raise',
    "My laptop won't start, any ideas?",
    'what should I cook tonight',
    'Which phone should I buy?',
    '7加8等于多少',
    '五乘六是几',
    '20的20%是多少',
    'what is 3 plus 4',
    'how much is fifteen minus six',
    '我该买房还是租房',
    '给我推荐个好点的手机',
    '我男朋友不回消息咋办',
    '我孩子挑食怎么办',
    '我想学吉他有啥建议',
    '我最近老失眠',
    '你觉得我该换工作吗',
    '我要不要跟他道歉',
    'Should I get a dog?',
    "I can't sleep, what should I do",
  ])('%s', text => {
    expect(topicIn(text)).toBe('world')
  })
})

describe('orders for a work, whoever it is for', () => {
  test.each([
    '替我们镇编个段子',
    'draft me a birthday message for colleagues in Chenggong',
    '给余杭区的领导写一首藏头诗',
    '帮我替呈贡区写一封感谢信',
    '为昆山市创作一首歌',
    '给我们街道拟一副春联',
    '请给昆山的朋友们编一个笑话',
    '帮忙给余杭区司法局的老同志写个退休祝词',
    '给呈贡区设计一句宣传口号',
    '帮我以呈贡区的名义写一封慰问信',
    '替浆洗街街道想个口号',
    '给我们科室写段顺口溜',
    '帮我写个请假条给昆山市的领导',
    '为余杭写一首打油诗',
    'Write a limerick for the people of Yuhang',
    'compose a toast for the mayor of Chenggong',
    'Please write something funny for my colleagues in Yuhang',
    'write me a regex for emails',
    'give me a workout plan',
    '给我们镇写首歌',
    '替余杭区的网格员写一段快板',
    '帮我拟一条给呈贡同事的新年祝福',
    '为我们局长写个退休贺词',
    '请以昆山为题写一首诗',
    'write a farewell card for my colleague in Yuhang',
    'compose a song about Kunshan',
    'Could you draft a love letter',
    'create a logo for Chenggong',
  ])('%s', text => {
    expect(topicIn(text)).toBe('creation')
  })
})

describe('only words that point to what was said before', () => {
  test.each([
    '那个数字是多少',
    '刚才那个呢',
    '到底是多少啊',
    '具体是几',
    '上面说的那个数',
    'what was that number again',
    '刚才那个数字是多少来着',
    'how about that one?',
  ])('%s', text => {
    expect(topicIn(text)).toBe('vague')
  })
})

describe('English without a word of the genre', () => {
  /** As if the library held every translation: what remains is how it is asked. */
  const says = (text: string) => {
    const terms = translate(text)
    const query = understand(text, { now: new Date('2026-03-01T00:00:00Z'), heldPlaces: [] })
    return saysNothingOfReports(
      text,
      query,
      terms,
      terms.map(group => group.map(() => 3)),
    )
  }

  test.each([
    'Who won the match last night',
    'Can you fix this Python function for me?',
    'What should I have for lunch',
    'Debug my program',
    'I feel lonely',
    'Do you think it will rain',
    'rephrase this paragraph',
    'Where can we dance tonight?',
  ])('%s is said to somebody', text => {
    expect(says(text)).toBe(true)
  })

  test.each([
    'How many football pitches were built?',
    'Can you tell me how many streetlights were repaired?',
    'I would like to know what was done for farmers',
    'Do you have anything on streetlights?',
    'Is there anything about stray dogs?',
    'Was the river cleaned?',
    'Do they use drones?',
    'What did we spend on parks?',
  ])('%s is asked of a report', text => {
    expect(says(text)).toBe(false)
  })

  test('how the world is is asked of a report only where every word of it is held', () => {
    const asked = 'How do airplanes fly over farms?'
    const query = understand(asked, { now: new Date('2026-03-01T00:00:00Z'), heldPlaces: [] })
    const held = translate(asked, headword => ['农场'].includes(headword))
    expect(
      saysNothingOfReports(
        asked,
        query,
        held,
        held.map(() => [3]),
      ),
    ).toBe(true)
    expect(says(asked)).toBe(false)
  })
})
