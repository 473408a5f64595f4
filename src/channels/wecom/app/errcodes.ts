/**
 * The codes that WeCom's API answers with. Only the code tells what happened; its message is for people and changes.
 * - `busy`: passes soon
 * - `rate`: too many calls; passes in a minute at the earliest
 * - `token`: the access token has ended, perhaps before its time
 * - `settings`: passes when a person has changed something
 * - `recipient`: this person cannot be reached
 */
export type Errcode = { readonly kind: 'busy' | 'rate' | 'token' | 'settings' | 'recipient'; readonly meaning: string }

const CODES: Readonly<Record<number, Errcode>> = {
  [-1]: { kind: 'busy', meaning: 'WeCom is busy' },
  40001: { kind: 'settings', meaning: 'the secret is not this app’s: copy WECOM_APP_SECRET from the app’s page again' },
  40013: { kind: 'settings', meaning: 'there is no such corp: copy WECOM_CORP_ID from 我的企业 › 企业信息 again' },
  40014: { kind: 'token', meaning: 'the access token is not valid' },
  40056: { kind: 'settings', meaning: 'the app has another id: copy WECOM_AGENT_ID from the app’s page again' },
  42001: { kind: 'token', meaning: 'the access token has ended' },
  45009: { kind: 'rate', meaning: 'called too often' },
  45033: { kind: 'rate', meaning: 'too many calls at once' },
  48002: { kind: 'settings', meaning: 'the app may not call this: grant it to the app in the admin console' },
  60020: {
    kind: 'settings',
    meaning: 'calls from this address are not allowed: add it to 企业可信IP on the app’s page',
  },
  81013: { kind: 'recipient', meaning: 'nobody in the app’s 可见范围 is meant' },
}

export function errcodeOf(code: number): Errcode | undefined {
  return CODES[code]
}

/** A line for people; of the message only the address that WeCom saw the call come from is taken. */
export function explainErrcode({ errcode, errmsg }: { readonly errcode: number; readonly errmsg: string }): string {
  const meaning = CODES[errcode]?.meaning ?? 'see https://developer.work.weixin.qq.com/document/path/90313'
  const [, address] = /from ip: ?([0-9a-f.:]{7,45})/i.exec(errmsg) ?? []
  return `errcode ${errcode}: ${meaning}${address === undefined ? '' : ` (WeCom sees ${address})`}`
}
