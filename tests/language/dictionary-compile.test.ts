import { expect, test } from 'vitest'
import { compileDictionary } from '../../src/language/compile/dictionary.ts'
import { readData } from '../../src/language/data-file.ts'

test('the committed dictionary is what its script makes, in the order of its bytes', async () => {
  const compiled = await compileDictionary()
  // Compared as a whole: a difference of two long texts would take minutes to print.
  expect(readData('glosses.txt.gz').toString('utf8') === compiled).toBe(true)
  const phrases = compiled.split('\n').map(line => Buffer.from(line.slice(0, line.indexOf('\t') + 1)))
  const misplaced = phrases.findIndex((phrase, index) => index > 0 && phrase.compare(phrases[index - 1] ?? phrase) <= 0)
  expect(misplaced).toBe(-1)
})
