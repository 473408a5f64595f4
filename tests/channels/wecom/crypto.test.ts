import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CallbackRefused,
  type CallbackSecret,
  openEncrypted,
  sealEncrypted,
  signatureOf,
  signedQueryOf,
} from '../../../src/channels/wecom/crypto.ts'
import published from './vectors.json' with { type: 'json' }

const whole = published.flatMap(vector => (vector.encodingAESKey === undefined ? [] : [vector]))

function opening(vector: (typeof whole)[number]) {
  const { token, encodingAESKey: aesKey = '', receiveid: receiveId = '', timestamp, nonce, encrypt } = vector
  const signature = vector.msg_signature ?? signatureOf(token, timestamp, nonce, encrypt)
  return { secret: { token, aesKey, receiveId }, query: { signature, timestamp, nonce }, encrypt }
}

const secret: CallbackSecret = {
  token: 'testtoken',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: '',
}
const sent = { timestamp: '1700000000', nonce: '1234567890' }
const random16 = Buffer.from('0123456789abcdef')

/** Signed rightly, whatever is in it. */
function signed(padded: Buffer, { aesKey, token } = secret) {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const encrypt = Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
  return { encrypt, query: { ...sent, signature: signatureOf(token, sent.timestamp, sent.nonce, encrypt) } }
}

function padded(length: number, message: Buffer, receiveId = '', pad?: readonly number[]): Buffer {
  const head = Buffer.alloc(20)
  random16.copy(head)
  head.writeUInt32BE(length, 16)
  const content = Buffer.concat([head, message, Buffer.from(receiveId)])
  const missing = 32 - (content.length % 32)
  return Buffer.concat([content, Buffer.from(pad ?? new Array<number>(missing).fill(missing))])
}

function refusal(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    expect(error).toBeInstanceOf(CallbackRefused)
    return String(error)
  }
  return 'opened'
}

describe('the published and own vectors', () => {
  test('are all nineteen', () => {
    expect(published).toHaveLength(19)
    expect(whole).toHaveLength(18)
  })

  test.each(published.filter(({ msg_signature }) => msg_signature !== null))('$id has its signature', vector => {
    const { token, timestamp, nonce, encrypt, msg_signature } = vector
    expect(signatureOf(token, timestamp, nonce, encrypt)).toBe(msg_signature)
  })

  test.each(whole)('$id is opened', vector => {
    const { secret, query, encrypt } = opening(vector)
    expect(openEncrypted(secret, query, encrypt)).toBe(vector.plaintext)
  })

  test.each(whole)('$id is sealed byte for byte', vector => {
    const { secret, query, encrypt } = opening(vector)
    const random16 = Buffer.from(vector.decrypted_random16_hex ?? '', 'hex')
    const sealed = sealEncrypted(secret, vector.plaintext ?? '', { ...query, random16 })
    expect(sealed).toEqual({ encrypt, signature: query.signature })
  })

  test.each(whole)('$id is refused for another receiver, key, token or nonce', vector => {
    const { secret, query, encrypt } = opening(vector)
    const others = [
      { secret: { ...secret, receiveId: `${secret.receiveId}x` }, query },
      { secret: { ...secret, receiveId: secret.receiveId.slice(1) || 'wx' }, query },
      { secret: { ...secret, aesKey: `A${secret.aesKey.slice(1, -1)}A` }, query },
      { secret: { ...secret, token: `${secret.token}x` }, query },
      { secret, query: { ...query, nonce: `${query.nonce}0` } },
    ]
    const told = others.map(other => refusal(() => openEncrypted(other.secret, other.query, encrypt)))
    expect(new Set(told)).toEqual(new Set(['CallbackRefused: The callback is refused.']))
  })
})

describe('what is signed rightly but made wrongly', () => {
  const message = Buffer.from('{"msgid":"1"}')
  const wrong: Record<string, Buffer> = {
    'a pad of 0': padded(13, message, '', new Array(31).fill(0)),
    'a pad of 33': padded(13, message, '', new Array(31).fill(33)),
    'a pad with one other byte': padded(13, message, '', [30, ...new Array<number>(30).fill(31)]),
    'a pad longer than what is there': padded(12, message.subarray(0, 12), '', new Array(32).fill(255)),
    'a length beyond the end': padded(14, message),
    'a length that overflows': padded(0xffffffff, message),
    'a length that leaves a receiver': padded(12, message),
    'a receiver where none is expected': padded(13, message, 'ww1'),
    'invalid UTF-8': padded(2, Buffer.from([0xc3, 0x28])),
    'half a character': padded(2, Buffer.from('年').subarray(0, 2)),
  }

  test('is made as right ones are, but for what is wrong', () => {
    const { encrypt, query } = signed(padded(13, message))
    expect(openEncrypted(secret, query, encrypt)).toBe('{"msgid":"1"}')
  })

  test.each(Object.keys(wrong))('is refused: %s', name => {
    const { encrypt, query } = signed(wrong[name] ?? Buffer.alloc(0))
    expect(refusal(() => openEncrypted(secret, query, encrypt))).toBe('CallbackRefused: The callback is refused.')
  })

  test.each([
    '',
    '=',
    '====',
    'not base64!',
    'AAAA',
    'A'.repeat(43),
    `${'A'.repeat(43)}=`.repeat(2),
    'A'.repeat(500_000),
    '\u0000',
    '年',
  ])('is refused: a ciphertext that is none (%#)', encrypt => {
    const query = { ...sent, signature: signatureOf(secret.token, sent.timestamp, sent.nonce, encrypt) }
    expect(refusal(() => openEncrypted(secret, query, encrypt))).toBe('CallbackRefused: The callback is refused.')
  })

  test('is refused with any one bit of the ciphertext changed and signed anew', () => {
    const { encrypt } = sealEncrypted({ ...secret, receiveId: 'ww1' }, '{"msgid":"1"}', { ...sent, random16 })
    const bytes = Buffer.from(encrypt, 'base64')
    fc.assert(
      fc.property(fc.integer({ min: 32 * 8, max: bytes.length * 8 - 1 }), bit => {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const text = changed.toString('base64')
        const signature = signatureOf(secret.token, sent.timestamp, sent.nonce, text)
        refusal(() => openEncrypted({ ...secret, receiveId: 'ww1' }, { ...sent, signature }, text))
      }),
      { seed: 5 },
    )
  })
})

test('a signature is compared as it is written', () => {
  const { encrypt, signature } = sealEncrypted(secret, 'x', { ...sent, random16 })
  for (const other of [signature.toUpperCase(), `${signature} `, signature.slice(1), '', `${signature}0`, '年']) {
    expect(refusal(() => openEncrypted(secret, { ...sent, signature: other }, encrypt))).not.toBe('opened')
  }
})

test('whatever is sealed is opened again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9]{0,40}$/), (text, receiveId) => {
      const mine = { ...secret, receiveId }
      const { encrypt, signature } = sealEncrypted(mine, text, { ...sent, random16 })
      expect(openEncrypted(mine, { ...sent, signature }, encrypt)).toBe(text)
    }),
  )
})

describe('the signed query', () => {
  const query = { msg_signature: 'aa', timestamp: '1', nonce: '2' }

  test('is read with each parameter once', () => {
    expect(signedQueryOf(query)).toEqual({ signature: 'aa', timestamp: '1', nonce: '2' })
    expect(signedQueryOf({ ...query, nonce: ['2'], more: 'x' })).toEqual({
      signature: 'aa',
      timestamp: '1',
      nonce: '2',
    })
  })

  test.each(['msg_signature', 'timestamp', 'nonce'])('is none where %s is missing, empty, doubled or huge', name => {
    for (const value of [undefined, '', [], ['a', 'b'], ['a', ''], 'a'.repeat(129)])
      expect(signedQueryOf({ ...query, [name]: value })).toBeUndefined()
  })
})
