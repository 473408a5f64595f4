import { expect, test } from 'vitest'
import { curlRequest, differences, exampleIn, fencesIn, matchesAbridged } from './fenced-examples.ts'

test('fences are found with their languages, and a result after its command', () => {
  const fences = fencesIn('text\n```sh\ncurl x\n```\nmore\n```text\nother\n```\n```json\n{}\n```\n')
  expect(fences).toEqual([
    { language: 'sh', text: 'curl x\n' },
    { language: 'text', text: 'other\n' },
    { language: 'json', text: '{}\n' },
  ])
  expect(exampleIn(fences, /curl/, 'json')).toEqual([fences[0], fences[2]])
  expect(() => exampleIn(fences, /wget/, 'json')).toThrow('no example')
  expect(() => exampleIn(fences, /curl/, 'yaml')).toThrow('no example')
})

test('a curl command is read as curl does', () => {
  const command = `curl -s http://127.0.0.1:8787/v1/ask \\\n  -H 'content-type: application/json' \\\n  -d '{"question": "多少？"}'\n`
  expect(curlRequest(command)).toEqual({
    url: 'http://127.0.0.1:8787/v1/ask',
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"question": "多少？"}' },
  })
  expect(curlRequest('curl -X POST "http://h/x" -d "{\\"a\\": 1}"').init).toEqual({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '{"a": 1}',
  })
  expect(() => curlRequest('curl --compressed http://h')).toThrow('--compressed')
})

test.each<[string, unknown, unknown, number]>([
  ['fields that are not shown do not matter', { a: 1 }, { a: 1, b: 2 }, 0],
  ['fields that are not there do', { a: 1 }, {}, 1],
  ['… is anything', { a: '…', b: ['…'], c: '…' }, { a: { x: 1 }, b: [], c: 7 }, 0],
  ['… is not nothing', { a: '…' }, {}, 1],
  ['… within a text is any text', { a: '受理…宗' }, { a: '受理930宗' }, 0],
  ['the rest of such a text has to be right', { a: '受理…宗' }, { a: '受理930件' }, 1],
  ['elements have their places', [1, 2], [2, 1], 2],
  ['elements after those that are shown do not matter', [1, '…'], [1, 2, 3], 0],
  ['null is not nothing', { a: null }, { a: undefined }, 1],
  ['a number is not its text', { a: 1 }, { a: '1' }, 1],
])('%s', (_, shown, real, count) => {
  expect(differences(shown, real)).toHaveLength(count)
})

test('all characters but … mean themselves', () => {
  expect(matchesAbridged('(a.b)*…', '(a.b)*\nc')).toBe(true)
  expect(matchesAbridged('(a.b)*', 'aab')).toBe(false)
})
