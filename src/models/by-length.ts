/**
 * Applies `embed` to batches of texts of like length, which waste little padding, and gives the results in the order of
 * `texts`. `onProgress` is told how many are done.
 */
export async function inBatchesByLength(
  texts: readonly string[],
  batchSize: number,
  embed: (batch: string[]) => Promise<readonly number[][]>,
  onProgress?: (done: number) => void,
): Promise<number[][]> {
  const order = texts.map((text, at) => ({ text, at })).sort((a, b) => a.text.length - b.text.length)
  const vectors: number[][] = new Array(texts.length)
  for (let from = 0; from < order.length; from += batchSize) {
    const batch = order.slice(from, from + batchSize)
    const embedded = await embed(batch.map(({ text }) => text))
    batch.forEach(({ at }, k) => {
      vectors[at] = embedded[k] ?? []
    })
    onProgress?.(from + batch.length)
  }
  return vectors
}
