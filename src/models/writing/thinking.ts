const OPENING = '<think>'
const CLOSING = '</think>'

/** Takes out what a model says to itself at the beginning, `<think>…</think>`, wherever the pieces are cut. */
export type Thinking = {
  /** Of what was said so far, what is text and was not given yet. */
  readonly text: (piece: string) => string
  /** What was held back because more might have followed. */
  readonly rest: () => string
}

export function withoutThinking(): Thinking {
  let held = ''
  let state: 'beginning' | 'thinking' | 'thought' | 'text' = 'beginning'

  const steps = {
    beginning() {
      const said = held.trimStart()
      if (said.startsWith(OPENING)) {
        state = 'thinking'
        held = said.slice(OPENING.length)
      } else if (!OPENING.startsWith(said)) state = 'text'
    },
    thinking() {
      const end = held.indexOf(CLOSING)
      if (end >= 0) state = 'thought'
      // The mark may lie between two pieces.
      held = end >= 0 ? held.slice(end + CLOSING.length) : held.slice(-CLOSING.length)
    },
    thought() {
      held = held.trimStart()
      if (held !== '') state = 'text'
    },
    text() {},
  }

  return {
    text(piece) {
      held += piece
      for (let before: string | undefined; before !== state; ) {
        before = state
        steps[state]()
      }
      return state === 'text' ? taken() : ''
    },
    rest: () => (state === 'beginning' && held.trim() !== '' ? taken() : ''),
  }

  function taken(): string {
    const text = held
    held = ''
    return text
  }
}
