import { createRequire, syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded before the program (node --import). Kills the process at a moment of writing: when the names of its writes so
 * far, the one that is about to happen included, match KILL_AT. Writes are named by the first word of a statement that
 * changes the library or begins or ends a transaction (BEGIN, INSERT, DELETE, COMMIT …), and writeFile and rename.
 */

const require = createRequire(import.meta.url)
const moment = new RegExp(process.env.KILL_AT)
let history = ''

function aboutTo(write) {
  history += ` ${write}`
  if (moment.test(history)) process.kill(process.pid, 'SIGKILL')
}

function watch(object, name, nameOf) {
  const real = object[name]
  object[name] = function (...args) {
    const write = nameOf(this)
    if (write) aboutTo(write)
    return real.apply(this, args)
  }
}

if (isMainThread) {
  const Sqlite = require('better-sqlite3')
  const statements = Object.getPrototypeOf(new Sqlite(':memory:').prepare('SELECT 1'))
  const firstWord = ({ readonly, source }) => {
    const word = source.trim().split(/\s/)[0]
    return !readonly || /^(?:BEGIN|COMMIT|ROLLBACK)$/.test(word) ? word : undefined
  }
  for (const name of ['run', 'get']) watch(statements, name, firstWord)
  const files = require('node:fs/promises')
  for (const name of ['writeFile', 'rename']) watch(files, name, () => name)
  syncBuiltinESMExports()
}
