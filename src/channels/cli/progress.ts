import cliProgress from 'cli-progress'
import type { IngestProgress } from '../../report/ingest.ts'

/** Shows ingest as a bar with an estimate on a terminal, and as a line a report elsewhere. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): {
  update: (progress: IngestProgress) => void
  stop: () => void
} {
  if (!stream.isTTY) {
    let last = ''
    return {
      update({ name }) {
        if (name !== last) stream.write(`reading ${name}\n`)
        last = name
      },
      stop() {},
    }
  }
  const bar = new cliProgress.SingleBar({
    format: '{name} [{bar}] {percentage}% {value}/{total}, {eta_formatted} left',
    stream,
    hideCursor: true,
    clearOnComplete: true,
  })
  let current = ''
  return {
    update({ name, done, total }) {
      if (name !== current) bar.start(total, done, { name })
      else bar.update(done, { name })
      current = name
    },
    stop() {
      bar.stop()
    },
  }
}
