/** What one side writes as it comes, and the other reads when it likes to. */
export type Pipe<Piece> = {
  readonly push: (piece: Piece) => void
  readonly end: () => void
  /** The reader is given what was pushed before, and then this. */
  readonly fail: (error: unknown) => void
  readonly reader: AsyncIterator<Piece>
}

/** @param left is called when the reader stops reading, even while it waits for the next piece */
export function createPipe<Piece>(left: () => void): Pipe<Piece> {
  const pieces: Piece[] = []
  let ending: { readonly error?: unknown } | undefined
  let wake = () => {}

  function finish(how: { readonly error?: unknown }): void {
    ending ??= how
    wake()
  }

  async function* read(): AsyncGenerator<Piece, void, void> {
    for (;;) {
      for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) yield piece
      if (ending) {
        if ('error' in ending) throw ending.error
        return
      }
      await new Promise<void>(woken => {
        wake = woken
      })
    }
  }

  const reading = read()
  return {
    push(piece) {
      if (ending) return
      pieces.push(piece)
      wake()
    },
    end: () => finish({}),
    fail: error => finish({ error }),
    reader: {
      next: () => reading.next(),
      // A generator that waits would be told only after its next piece.
      return() {
        pieces.length = 0
        finish({})
        left()
        return reading.return()
      },
    },
  }
}
