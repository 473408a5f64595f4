/** What an answer of WeCom's takes is some hundred bytes; lists of its addresses take some KiB. */
const MOST_BYTES = 256 * 1024

/** The text of a response, without what is beyond so many bytes: whoever answers in WeCom's place may send anything. */
export async function boundedText(response: Response, mostBytes = MOST_BYTES): Promise<string> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let room = mostBytes
  // Leaving the loop lets go of the rest.
  for await (const chunk of response.body) {
    chunks.push(chunk.subarray(0, room))
    room -= chunk.length
    if (room <= 0) break
  }
  return Buffer.concat(chunks).toString()
}
