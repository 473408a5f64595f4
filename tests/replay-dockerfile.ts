import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Replays a Dockerfile in a folder, a stage to a subfolder, as far as that is honest without an engine: COPY copies what
 * .dockerignore lets through, RUN runs in a shell. What reaches the network or needs to be root is replaced by a
 * stand-in; a RUN that has none is run as it stands.
 */

const run = promisify(execFile)

type Instruction = { readonly name: string; readonly rest: string }

export type Replay = {
  /** The folder of the last stage, as an image has it at /. */
  readonly image: string
  /** ENV of the last stage. */
  readonly environment: Readonly<Record<string, string>>
  /** Of the last stage; those that the Dockerfile gives as JSON. */
  readonly last: Readonly<Record<string, string>>
}

export type StandIn = {
  readonly instead: RegExp
  readonly does: (stage: string) => Promise<void>
}

type Options = { readonly context: string; readonly folder: string; readonly standIns: readonly StandIn[] }

export function instructionsOf(dockerfile: string): Instruction[] {
  const joined = dockerfile.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ')
  return joined.split('\n').flatMap(line => {
    const [, name, rest] = /^([A-Z]+)\s+(.+)$/.exec(line.trim()) ?? []
    return name && rest ? [{ name, rest: rest.trim() }] : []
  })
}

export async function replay({ context, folder, standIns }: Options): Promise<Replay> {
  const visible = await visibleOf(context)
  let stage = ''
  let workdir = '/'
  let environment: Record<string, string> = {}
  let last: Record<string, string> = {}
  for (const { name, rest } of instructionsOf(await readFile(join(context, 'Dockerfile'), 'utf8'))) {
    const here = join(stage, workdir)
    if (name === 'FROM') {
      stage = join(folder, / AS (\w+)$/.exec(rest)?.[1] ?? 'image')
      workdir = '/'
      environment = {}
      last = {}
      await mkdir(stage, { recursive: true })
    } else if (name === 'WORKDIR') {
      workdir = rest
      await mkdir(join(stage, workdir), { recursive: true })
    } else if (name === 'ENV')
      Object.assign(environment, Object.fromEntries(rest.split(/\s+/).map(pair => pair.split('='))))
    else if (name === 'COPY') await copy(rest, { context, folder, here, visible })
    else if (name === 'RUN') {
      const standIn = standIns.find(({ instead }) => instead.test(rest))
      if (standIn) await standIn.does(stage)
      else await run('sh', ['-ec', rest], { cwd: here })
    } else last[name] = rest
  }
  return { image: stage, environment, last }
}

type Place = { readonly context: string; readonly folder: string; readonly here: string; readonly visible: Visible }

async function copy(rest: string, { context, folder, here, visible }: Place): Promise<void> {
  const from = /^--from=(\w+) /.exec(rest)?.[1]
  const words = rest.replace(/^--\S+ /, '').split(/\s+/)
  const target = words.at(-1) ?? ''
  for (const source of words.slice(0, -1)) {
    if (!from && !visible(source)) throw new Error(`.dockerignore keeps ${source} from the builder`)
    const to = target.endsWith('/') ? join(here, target, basename(source)) : join(here, target)
    await mkdir(dirname(to), { recursive: true })
    const filter = (path: string) => from !== undefined || visible(path.slice(context.length + 1) || source)
    await cp(from ? join(folder, from, source) : join(context, source), to, { recursive: true, filter })
  }
}

type Visible = (path: string) => boolean

/** Of the patterns only those forms that ours has: everything, a name let through, and files of a folder by their ending. */
async function visibleOf(context: string): Promise<Visible> {
  const lines = (await readFile(join(context, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter(line => /^[^#\s]/.test(line))
  const allowed = lines.flatMap(line => (line.startsWith('!') ? [line.slice(1)] : []))
  const endings = lines.flatMap(line => /^([\w/]+)\/\*(\.\w+)$/.exec(line)?.slice(1, 3) ?? [])
  if (lines.length !== 1 + allowed.length + endings.length / 2 || lines[0] !== '*') {
    throw new Error('.dockerignore has a form of pattern that is not replayed')
  }
  const [folder, ending] = endings
  return path => {
    const inside = allowed.some(name => path === name || path.startsWith(`${name}/`))
    return inside && !(folder !== undefined && dirname(path) === folder && path.endsWith(ending ?? ''))
  }
}

/** Bytes of all files below a folder. */
export async function bytesBelow(folder: string): Promise<number> {
  const { stdout } = await run('du', ['--apparent-size', '--block-size=1', '--summarize', folder])
  return Number(stdout.split('\t')[0])
}

/** The packages that `npm ci --omit=dev` installs here, as hard links to those that are installed. */
export async function linkProductionPackages(context: string, to: string): Promise<void> {
  const lock: unknown = JSON.parse(await readFile(join(context, 'package-lock.json'), 'utf8'))
  const { packages } = lock as { packages: Record<string, { dev?: true }> }
  const installed = new Set(await readdir(join(context, 'node_modules')))
  for (const [path, { dev }] of Object.entries(packages)) {
    const nested = path.indexOf('/node_modules/', 1) !== -1
    const top = path.split('/')[1] ?? ''
    if (path === '' || dev || nested || !installed.has(top)) continue
    await mkdir(dirname(join(to, path)), { recursive: true })
    // Not every platform's optional packages are there.
    await run('sh', ['-c', 'if [ -d "$1" ]; then cp -al "$1" "$2"; fi', 'sh', join(context, path), join(to, path)])
  }
}
