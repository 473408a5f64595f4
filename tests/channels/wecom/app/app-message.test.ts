import { describe, expect, test } from 'vitest'
import { readAppMessage, readEnvelope } from '../../../../src/channels/wecom/app/app-message.ts'
import { envelopeXml, replyXml } from '../../../../src/channels/wecom/app/app-reply.ts'
import vectors from '../vectors.json' with { type: 'json' }

const address = { corpId: 'ww1', userId: 'zhang', agentId: '1', createTime: '1700000000' }

function xml(type: string, more: string, id = '<MsgId>4561255354251345929</MsgId>'): string {
  return `<xml><ToUserName><![CDATA[ww1]]></ToUserName>
<FromUserName><![CDATA[zhang]]></FromUserName>
<CreateTime>1700000000</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${more}${id}<AgentID>1</AgentID></xml>`
}

describe('the envelope', () => {
  test.each(vectors.filter(vector => vector.body_template?.startsWith('<xml>')))('of $id is read', vector => {
    const envelope = readEnvelope(vector.body_template?.replace('{encrypt}', vector.encrypt) ?? '')
    expect(envelope?.encrypt).toBe(vector.encrypt)
    expect(envelope?.toUserName).toMatch(/^(?:w[wx][0-9a-f]{16}|asdasdasd)$/)
    expect(envelope?.agentId).toMatch(/^(?:218|1000002|1|)$/)
  })

  test.each([
    '',
    '<xml></xml>',
    '<xml><Encrypt>a</Encrypt></xml>',
    '<xml><ToUserName>a</ToUserName><Encrypt></Encrypt></xml>',
    '<xml><ToUserName>a</ToUserName><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>',
    '<xml><ToUserName>a</ToUserName><Encrypt>a</Encrypt></xml><xml></xml>',
    '<xml><ToUserName>a</ToUserName><Encrypt><Encrypt>a</Encrypt></Encrypt></xml>',
    '<xml><ToUserName>a</ToUserName><Encrypt x="1">a</Encrypt></xml>',
    '<xml><ToUserName>a</ToUserName><Encrypt>&x;</Encrypt></xml>',
    '<xml><ToUserName>a</ToUserName><!-- --><Encrypt>a</Encrypt></xml>',
    '<!DOCTYPE xml [<!ENTITY x "y">]><xml><ToUserName>a</ToUserName><Encrypt>a</Encrypt></xml>',
    '<?xml version="1.0"?><!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><ToUserName>a</ToUserName><Encrypt>a</Encrypt></xml>',
    `<xml><ToUserName>a</ToUserName><Encrypt>${'a'.repeat(500_000)}</Encrypt></xml>`,
    `<xml>${' '.repeat(300_000)}<Encrypt>${' '.repeat(90_000)}`,
    '<xml><ToUserName>a</ToUserName>'.repeat(10_000),
  ])('is refused: %#', body => {
    expect(readEnvelope(body)).toBeUndefined()
  })
})

describe('a message', () => {
  test.each(vectors.filter(vector => vector.expect_fields && vector.plaintext?.includes('AgentID')))(
    'of $id is read',
    vector => {
      const fields = vector.expect_fields
      expect(readAppMessage(vector.plaintext ?? '')).toMatchObject({
        kind: 'question',
        text: fields?.Content,
        userId: fields?.FromUserName,
        ...(fields?.MsgId === undefined ? {} : { id: fields.MsgId, createTime: fields.CreateTime }),
      })
    },
  )

  test('of text keeps every character as it is written', () => {
    const said = (content: string) => {
      const message = readAppMessage(xml('text', `<Content>${content}</Content>`))
      return message?.kind === 'question' ? message.text : undefined
    }
    expect(said('<![CDATA[00123]]>')).toBe('00123')
    expect(said('1e3')).toBe('1e3')
    expect(said('<![CDATA[a &lt;b&gt; <!DOCTYPE x>]]>')).toBe('a &lt;b&gt; <!DOCTYPE x>')
    expect(said('a &lt;b&gt; &amp;lt;')).toBe('a <b> &lt;')
    expect(said('<![CDATA[true]]>')).toBe('true')
  })

  test('of voice asks what was recognised', () => {
    const media = '<MediaId><![CDATA[m]]></MediaId><Format>amr</Format>'
    const recognised = xml('voice', `${media}<Recognition><![CDATA[审结多少]]></Recognition>`)
    expect(readAppMessage(recognised)).toEqual({
      kind: 'question',
      id: '4561255354251345929',
      ...address,
      text: '审结多少',
    })
    expect(readAppMessage(xml('voice', media))).toMatchObject({ kind: 'unsupported', msgType: 'voice' })
  })

  test('of an event is told apart by who, when and what', () => {
    const entered = xml('event', '<Event><![CDATA[enter_agent]]></Event><EventKey><![CDATA[]]></EventKey>', '')
    expect(readAppMessage(entered)).toEqual({
      kind: 'event',
      id: 'zhang:1700000000:enter_agent',
      ...address,
      event: 'enter_agent',
      eventKey: '',
    })
  })

  test('of a picture is not understood, and whom to tell is', () => {
    expect(readAppMessage(xml('image', '<PicUrl><![CDATA[x]]></PicUrl>'))).toEqual({
      kind: 'unsupported',
      id: '4561255354251345929',
      ...address,
      msgType: 'image',
    })
  })

  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefgh'.replace(/./g, name => `<!ENTITY ${name} "${'&a;'.repeat(10)}">`)}]>`
  test.each([
    '',
    'x',
    '<xml/>',
    laughs + xml('text', '<Content>&h;</Content>'),
    `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">${xml('text', '<Content>x</Content>')}`,
    xml('text', '<!-- x --><Content>x</Content>'),
    xml('text', '<Content>x</Content><Content>y</Content>'),
    xml('text', '<Content><a>x</a></Content>'),
    xml('text', '<Content>a<![CDATA[b]]></Content>'),
    xml('text', '<Content><a/><![CDATA[b]]></Content>'),
    xml('text', '<Content><cdata>b</cdata></Content>'),
    `<a/>${xml('text', '<Content>x</Content>')}`,
    xml('text', '<Content><![CDATA[x]]>'),
    xml('text', ''),
    xml('text', '<Content>x</Content>', ''),
    xml('event', '', ''),
    xml('text', `<Content>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</Content>`),
    xml('text', `<Content>${'x'.repeat(400_000)}</Content>`),
    xml('text', '<![CDATA['.repeat(20_000)),
    xml('text', '<__proto__><Content>x</Content></__proto__>'),
    xml('text', '<constructor>x</constructor>'),
    xml('text', '<Content>x</Content>').replace('1700000000', '17e8'),
  ])('is refused: %#', body => {
    expect(readAppMessage(body)).toBeUndefined()
  })
})

describe('a reply', () => {
  test('says anything, also what would end its own section', () => {
    const text = '第一行\n“930宗”[1] ]]> ]]]]>> <a> & \u0000\u0008'
    const written = replyXml({ userId: 'zhang', corpId: 'ww1', createTime: 1700000000, text })
    expect(readAppMessage(written.replace('</xml>', '<MsgId>1</MsgId></xml>'))).toMatchObject({
      corpId: 'zhang',
      userId: 'ww1',
      text: '第一行\n“930宗”[1] ]]> ]]]]>> <a> & ',
    })
  })

  test('is sent in an envelope with what it is signed with', () => {
    expect(envelopeXml({ encrypt: 'ab==', signature: 'cd', timestamp: '17', nonce: 'n' })).toBe(
      '<xml><Encrypt><![CDATA[ab==]]></Encrypt><MsgSignature><![CDATA[cd]]></MsgSignature><TimeStamp><![CDATA[17]]></TimeStamp><Nonce><![CDATA[n]]></Nonce></xml>',
    )
  })
})
