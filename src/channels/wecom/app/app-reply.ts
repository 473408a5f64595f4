/** What is answered to a self-built app's callback, in XML. */

/** @param createTime seconds since 1970 */
export function replyXml({
  userId,
  corpId,
  createTime,
  text,
}: {
  readonly userId: string
  readonly corpId: string
  readonly createTime: number
  readonly text: string
}): string {
  return `<xml><ToUserName>${cdata(userId)}</ToUserName><FromUserName>${cdata(corpId)}</FromUserName><CreateTime>${createTime}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content></xml>`
}

/** What an encrypted reply is sent in; `timestamp` and `nonce` are those that it is signed with. */
export function envelopeXml({
  encrypt,
  signature,
  timestamp,
  nonce,
}: {
  readonly encrypt: string
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
}): string {
  return `<xml><Encrypt>${cdata(encrypt)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature><TimeStamp>${cdata(timestamp)}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
}

/** Control characters have no place in XML, not even in CDATA; tab and line breaks do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu

/** A section cannot hold its own end, which goes into two of them. */
function cdata(text: string): string {
  return `<![CDATA[${text.replace(NOT_IN_XML, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
