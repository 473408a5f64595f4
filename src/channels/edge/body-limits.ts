const KIB = 1024

/** The Node service's limit; written down anew, because there it comes with all the schemas. */
const MOST_BYTES = 64 * KIB

/** Paths that take more: whole talks, lists of texts, messages with a picture or a quoted one. */
const MORE_BYTES: Readonly<Record<string, number>> = {
  '/v1/chat/completions': 1024 * KIB,
  '/v1/embeddings': 1024 * KIB,
  '/wecom/bot': 512 * KIB,
  '/wecom/app': 512 * KIB,
}

/** The largest body that a path takes, in bytes. */
export function mostBytes(path: string): number {
  return MORE_BYTES[path] ?? MOST_BYTES
}
