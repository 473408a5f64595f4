import type { Config } from '../../config.ts'

/** Where a running command tells people what happens. */
export type LogLines = { readonly info: (line: string) => void; readonly error: (line: string) => void }

/** LOG_LEVEL error keeps what a person has to do something about. */
export function logLines({ logLevel }: Pick<Config, 'logLevel'>, write: (line: string) => void): LogLines {
  const nothing = () => {}
  return { info: logLevel === 'info' ? write : nothing, error: logLevel === 'silent' ? nothing : write }
}
