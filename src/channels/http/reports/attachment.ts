/** Characters kept of a file's name; more is cut before the extension. */
const NAME_SHOWN = 150

/**
 * A Content-Disposition that makes browsers save the file under its own name (RFC 6266): a plain name for old clients
 * and the real one, percent-encoded (RFC 8187). Directories, control characters and reserved characters are dropped.
 */
export function attachment(fileName: string, id: string): string {
  const name = safeName(fileName) || safeName(id) || 'report'
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  const plain = /^[\x20-\x7e]+$/.test(name)
    ? name
    : `${safeName(id).replace(/[^\x20-\x7e]/g, '') || 'report'}${extension}`
  return `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`
}

function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // Control and formatting characters (a right-to-left mark hides an extension), half surrogates, and what Windows,
  // shells or the header itself give a meaning.
  const kept = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"%*:;<>?|]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  const extension = /\.[^.]{1,10}$/.exec(kept)?.[0] ?? ''
  const characters = [...kept]
  return characters.length > NAME_SHOWN ? characters.slice(0, NAME_SHOWN - extension.length).join('') + extension : kept
}

function percentEncoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
