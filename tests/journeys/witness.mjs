import { appendFileSync } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded before the program (node --import), in its worker threads too. Writes a line to the file WITNESS for every
 * thread and process that is started and for every step towards the network, which it refuses unless it leads to this
 * machine itself.
 */

const require = createRequire(import.meta.url)
const tell = line => appendFileSync(process.env.WITNESS, `${line}\n`)
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3})$/

tell(`watching the ${isMainThread ? 'main' : 'worker'} thread`)

function refuse(step, target) {
  tell(`network: ${step} ${target}`)
  throw new Error(`no network in this test: ${step} ${target}`)
}

const net = require('node:net')
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  // net hands its own arguments on as a list; people pass a path, a port and a host, or an object.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const to = typeof first === 'object' ? first : { port: first, host: typeof second === 'string' ? second : undefined }
  const local = to.path !== undefined || LOOPBACK.test(to.host ?? 'localhost')
  return local ? connect.apply(this, args) : refuse('connect', to.host)
}

const dns = require('node:dns')
for (const module of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(module)) {
    if (!/^(?:lookup|resolve|reverse)/.test(name)) continue
    const real = module[name]
    module[name] = function (host, ...rest) {
      return LOOPBACK.test(host) ? real.call(this, host, ...rest) : refuse(name, host)
    }
  }
}

const dgram = require('node:dgram')
for (const name of ['connect', 'send']) dgram.Socket.prototype[name] = () => refuse('datagram', name)

/** A process of its own would go unwatched. */
const childProcess = require('node:child_process')
for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  const real = childProcess[name]
  childProcess[name] = (...args) => {
    tell(`process: ${name} ${args[0]}`)
    return real(...args)
  }
}

const threads = require('node:worker_threads')
threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    tell(`thread: ${file}`)
    super(file, options)
  }
}

syncBuiltinESMExports()
