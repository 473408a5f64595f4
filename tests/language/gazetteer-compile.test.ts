import { expect, test } from 'vitest'
import { type Division, readDivisions } from '../../src/language/compile/divisions.ts'
import { compileGazetteer } from '../../src/language/compile/gazetteer.ts'
import { readData } from '../../src/language/data-file.ts'
import { placeKey } from '../../src/language/gazetteer.ts'
import { placeList } from '../../src/language/place-list.ts'

test('the committed gazetteer is what its script makes', async () => {
  const { names, spellings } = await compileGazetteer()
  // Compared as a whole: a difference of two long texts would take minutes to print.
  expect(readData('place-names.txt.gz').toString('utf8') === names).toBe(true)
  expect(readData('place-spellings.txt.gz').toString('utf8') === spellings).toBe(true)
})

test('every place has a spelling and a name of Chinese characters', async () => {
  const { names, spellings } = await compileGazetteer()
  const lines = names.split('\n')
  expect(spellings.split('\n')).toHaveLength(lines.length)
  expect(spellings.split('\n').filter(line => !/^[a-zü']+(?:\|[A-Za-z -]+)*$/.test(line))).toEqual([])
  expect(lines.filter(line => !/^[0-3][\p{Script=Han}（）、]{2,}!?(?:\|\p{Script=Han}+!?)?$/u.test(line))).toEqual([])
})

test('every place is loaded with the path and level that the division gives it', () => {
  const expected: string[] = []
  const visit = (place: Division, above: readonly string[]): void => {
    const path = [...above, place.name]
    expected.push(`${place.level} ${path.join('/')}`)
    for (const below of place.below) visit(below, path)
  }
  for (const province of readDivisions()) visit(province, [])
  const list = placeList()
  const loaded = new Set(
    Array.from({ length: list.size }, (_, index) => `${list.place(index).level} ${placeKey(list.place(index))}`),
  )
  expect(loaded.size).toBe(expected.length)
  expect(expected.filter(place => !loaded.has(place))).toEqual([])
})
