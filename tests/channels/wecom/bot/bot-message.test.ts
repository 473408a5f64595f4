import { describe, expect, test } from 'vitest'
import { readBotMessage } from '../../../../src/channels/wecom/bot/bot-message.ts'

const url = 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=CODE'
const single = { msgid: 'M1', aibotid: 'B1', chattype: 'single', from: { userid: 'zhang' }, response_url: url }
const address = { msgid: 'M1', aibotid: 'B1', userId: 'zhang', chatType: 'single' }
const text = { msgtype: 'text', text: { content: '受理多少？' } }
const read = (message: object) => readBotMessage(JSON.stringify(message))

describe('a question', () => {
  test('is read from a text', () => {
    expect(read({ ...single, ...text })).toEqual({
      kind: 'question',
      ...address,
      text: '受理多少？',
      responseUrl: url,
    })
  })

  test('is read from a group', () => {
    const group = { ...single, chattype: 'group', chatid: 'C1', from: { userid: 'zhang', corpid: 'ww1' } }
    expect(read({ ...group, ...text })).toMatchObject({ chatType: 'group', chatId: 'C1', text: '受理多少？' })
  })

  test('is read from what was spoken, and from the texts among pictures', () => {
    expect(read({ ...single, msgtype: 'voice', voice: { content: '审结多少' } })).toMatchObject({ text: '审结多少' })
    const msg_item = [
      { msgtype: 'text', text: { content: '这是' } },
      { msgtype: 'image', image: { url: 'https://example.com' } },
      { msgtype: 'text', text: { content: '什么' } },
    ]
    expect(read({ ...single, msgtype: 'mixed', mixed: { msg_item } })).toMatchObject({ text: '这是\n什么' })
  })

  test('keeps what it quotes apart', () => {
    const quote = { msgtype: 'text', text: { content: '增城区受理930宗' } }
    expect(read({ ...single, ...text, quote })).toMatchObject({ text: '受理多少？', quoted: '增城区受理930宗' })
    expect(read({ ...single, ...text, quote: { msgtype: 'image', image: { url: 'x' } } })).not.toHaveProperty('quoted')
  })

  test('comes without an address for the answer on a long connection', () => {
    const { response_url: _, ...connected } = single
    expect(read({ ...connected, ...text })).not.toHaveProperty('responseUrl')
  })

  test('is cut far beyond the longest that is answered', () => {
    const read9 = read({ ...single, msgtype: 'text', text: { content: '问'.repeat(50_000) } })
    expect(read9?.kind === 'question' && read9.text.length).toBe(10_000)
  })
})

test('ids that are numbers keep every digit, and numbers in texts stay as they are', () => {
  const json = `{"msgid":4561255354251345929,"aibotid":7,"chattype":"single","from":{"userid":"4561255354251345929"},
    "msgtype":"text","text":{"content":"\\"x\\": 12345678901234567890, \\\\"}}`
  expect(readBotMessage(json)).toMatchObject({
    msgid: '4561255354251345929',
    aibotid: '7',
    userId: '4561255354251345929',
    text: '"x": 12345678901234567890, \\',
  })
})

test('a poll names its stream', () => {
  expect(read({ ...single, msgtype: 'stream', stream: { id: 'S1' } })).toEqual({
    kind: 'poll',
    ...address,
    streamId: 'S1',
  })
})

describe('an event', () => {
  const event = (eventtype: string, more: object = {}) =>
    read({ ...single, msgtype: 'event', event: { eventtype, ...more } })

  test('of entering a chat is read, also without a kind of chat', () => {
    expect(event('enter_chat')).toEqual({ kind: 'enter_chat', ...address })
    const { chattype: _, ...bare } = single
    expect(read({ ...bare, msgtype: 'event', event: { eventtype: 'enter_chat' } })).toEqual({
      kind: 'enter_chat',
      ...address,
    })
  })

  test('of a card is read', () => {
    expect(event('template_card_event', { template_card_event: { event_key: 'k', task_id: 't' } })).toMatchObject({
      kind: 'template_card_event',
      eventKey: 'k',
      taskId: 't',
    })
  })

  test('of feedback is read with its reasons', () => {
    const feedback_event = { id: 'answer-1', type: 2, content: '年份不对', inaccurate_reason_list: [3, 4, 99] }
    expect(event('feedback_event', { feedback_event })).toEqual({
      kind: 'feedback_event',
      ...address,
      feedback: { id: 'answer-1', type: 'bad', content: '年份不对', reasons: ['wrong', 'data'] },
    })
    expect(event('feedback_event', { feedback_event: { id: 'a', type: 1 } })).toMatchObject({
      feedback: { id: 'a', type: 'good', content: '', reasons: [] },
    })
  })

  test('of another kind, or with its parts missing, is none', () => {
    expect(event('disconnected_event')).toBeUndefined()
    expect(event('feedback_event')).toBeUndefined()
    expect(event('feedback_event', { feedback_event: { id: 'a', type: 4 } })).toBeUndefined()
  })
})

test.each([
  ['image', 'image'],
  ['file', 'file'],
  ['video', 'video'],
  ['mixed', 'image'],
  ['location', 'other'],
])('%s is not understood, and whom to tell is', (msgtype, media) => {
  const mixed = { msg_item: [{ msgtype: 'image' }] }
  expect(read({ ...single, msgtype, mixed })).toEqual({ kind: 'unsupported', ...address, media, responseUrl: url })
})

describe('a question is not lost for what it can do without', () => {
  const question = { ...single, ...text }
  const { response_url: _, ...bare } = question

  test.each(['', null, 7, {}, 'file:///etc/passwd', 'javascript:alert(1)'])(
    'a response_url %j is none',
    response_url => {
      expect(read({ ...bare, response_url })).toEqual(read(bare))
    },
  )

  test('nor for another field of the wrong kind that tells neither who speaks where nor what is said', () => {
    for (const odd of ['', 7, [], null])
      expect(read({ ...question, quote: odd, voice: odd, mixed: odd, stream: odd, event: odd })).toEqual(read(question))
  })

  test('a single chat may have an empty id', () => {
    for (const chatid of ['', null]) expect(read({ ...question, chatid })).toEqual(read(question))
    expect(read({ ...question, chatid: {} })).toBeUndefined()
  })
})

describe('no message is', () => {
  const question = { ...single, ...text }
  const wrong: Record<string, object> = {
    'a number for a text': { ...question, text: { content: 5 } },
    'a text without content': { ...question, text: {} },
    'a text message without text': { ...question, text: undefined },
    'a poll without a stream': { ...question, msgtype: 'stream' },
    'a fraction for an id': { ...question, msgid: 1.5 },
    'an empty id': { ...question, msgid: '' },
    'a huge id': { ...question, msgid: 'x'.repeat(257) },
    'a list for an id': { ...question, msgid: ['M1'] },
    'a third kind of chat': { ...question, chattype: 'channel' },
    'nobody who speaks': { ...question, from: null },
    'a list': [question],
  }

  test.each(Object.keys(wrong))('%s', name => {
    expect(read(wrong[name] ?? {})).toBeUndefined()
  })

  test.each(['', 'null', '"x"', '{', '{"msgid":1}', '\ufeff{}', '[['.repeat(100_000)])(
    '%#: other JSON and none',
    json => {
      expect(readBotMessage(json)).toBeUndefined()
    },
  )

  test('the published sample, which is no JSON', () => {
    expect(
      readBotMessage('{ "ToUserName": "wx", "FromUserName": :mycreate", "MsgId": 4561255354251345929}'),
    ).toBeUndefined()
  })
})
