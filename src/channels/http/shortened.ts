/** Characters shown of a name that the caller made up: longer than any id or name that the service gives. */
const NAME_SHOWN = 120

/** A name that the caller made up, as a message shows it. */
export function shortened(name: string, most = NAME_SHOWN): string {
  const characters = [...name]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : name
}
