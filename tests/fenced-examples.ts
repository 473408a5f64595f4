/** Reading the examples of a Markdown page, so that a test can run them. */

export type Fence = { readonly language: string; readonly text: string }

export function fencesIn(markdown: string): Fence[] {
  const blocks = markdown.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```[ \t]*$/gm)
  return [...blocks].map(([, language = '', text = '']) => ({ language, text }))
}

/** The first fence that matches, and the next one after it in the given language. */
export function exampleIn(fences: readonly Fence[], pattern: RegExp, language: string): [Fence, Fence] {
  const at = fences.findIndex(({ text }) => pattern.test(text))
  const command = fences[at]
  const result = fences.slice(at + 1).find(fence => fence.language === language)
  if (!command || !result) throw new Error(`no example of ${pattern} with its result in ${language}`)
  return [command, result]
}

export type CurlRequest = { readonly url: string; readonly init: RequestInit }

/** What curl would send, from a command that uses a few of its options; throws on any other. */
export function curlRequest(command: string): CurlRequest {
  const words = shellWords(command)
  const at = words.indexOf('curl')
  const headers: Record<string, string> = {}
  let [url, method, body]: (string | undefined)[] = []
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i] ?? ''
    const value = words[i + 1] ?? ''
    if (/^-[sSf]+$/.test(word)) continue
    if (!word.startsWith('-')) {
      url = word
      continue
    }
    i++
    if (word === '-X') method = value
    else if (word === '-H') headers[value.slice(0, value.indexOf(':'))] = value.slice(value.indexOf(':') + 1).trim()
    else if (/^(?:-d|--data|--data-raw)$/.test(word)) body = value
    else if (word === '--json') {
      headers['content-type'] = 'application/json'
      body = value
    } else throw new Error(`curl ${word} is not known here`)
  }
  if (at < 0 || url === undefined) throw new Error(`not a curl command: ${command}`)
  // What curl says of a body if nobody says otherwise.
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const sent = {
    ...type,
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  }
  return {
    url,
    init: {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: sent,
      ...(body === undefined ? {} : { body }),
    },
  }
}

/** The words of the first command line, quotes and continued lines undone. */
export function shellWords(command: string): string[] {
  const line =
    command
      .replaceAll(/\\\n/g, ' ')
      .split('\n')
      .find(each => each.trim() !== '' && !each.startsWith('#')) ?? ''
  return [...line.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(
      /'([^']*)'|"((?:\\.|[^"\\])*)"/g,
      (_, single?: string, double?: string) => single ?? (double ?? '').replaceAll(/\\(.)/g, '$1'),
    ),
  )
}

/**
 * Where what a page shows differs from what there is: the paths of fields with both values. A field that is not shown,
 * and elements beyond those that are, do not matter; … stands for anything.
 */
export function differences(shown: unknown, real: unknown, path = ''): string[] {
  if (typeof shown === 'string' && shown.includes('…') && real !== undefined) {
    const text = typeof real === 'string' ? real : JSON.stringify(real)
    return matchesAbridged(shown, text) ? [] : [`${path}: ${shown} is shown, ${text} is there`]
  }
  if (typeof shown === 'object' && shown !== null && typeof real === 'object' && real !== null) {
    return Object.entries(shown).flatMap(([key, value]) => {
      if (Array.isArray(shown) && value === '…') return []
      return differences(value, Reflect.get(real, key), path === '' ? key : `${path}.${key}`)
    })
  }
  return Object.is(shown, real) ? [] : [`${path}: ${JSON.stringify(shown)} is shown, ${JSON.stringify(real)} is there`]
}

export function matchesAbridged(shown: string, real: string): boolean {
  const parts = shown.split('…').map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(real)
}
