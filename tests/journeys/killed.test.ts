import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLibraryOnly } from '../../src/channels/cli/open.ts'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { readConfig } from '../../src/config.ts'
import { type Facts, madeUpReport, reportText } from './made-up-reports.ts'
import { cleanUp, nianbao, parsed, type Settings, serve, startNianbao, temporaryFolder } from './nianbao.ts'

/** A process that is killed while it writes, as by kill -9 or a power cut; then one that goes on where it stopped. */

const killing = { preload: join(import.meta.dirname, 'kill-at.mjs') }
const OLD: Facts = { place: '云溪区', year: 2024, received: 31 }
const NEW: Facts = { ...OLD, received: 33 }
const LATER: Facts = { place: '云龙区', year: 2024, received: 41 }

afterAll(cleanUp)

async function folders(): Promise<{ DATA_DIR: string; CORPUS_DIR: string }> {
  const folder = await temporaryFolder()
  return { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus') }
}

/** Runs a command that has to be killed at that moment. */
async function killedAt(moment: string, args: readonly string[], settings: Settings): Promise<void> {
  const { child, ended, output } = startNianbao(args, { PORT: '0', ...settings, KILL_AT: moment }, killing)
  await ended
  expect(child.signalCode, `${moment}: ${output.stdout}${output.stderr}`).toBe('SIGKILL')
}

/** What is held, by id: text, bytes and passages have to be those of one and the same report. */
async function heldFacts({ DATA_DIR = '' }: Settings): Promise<Record<string, Facts | undefined>> {
  const library = await openLibraryOnly(readConfig({ DATA_DIR }))
  try {
    const held: Record<string, Facts | undefined> = {}
    for (const { id } of library.reports()) {
      const report = await library.report(id)
      const facts = [OLD, NEW, LATER].find(each => reportText(each).trim() === report?.text)
      const source = await library.source(id)
      expect(new TextDecoder().decode(source)).toBe(facts && reportText(facts))
      expect(report?.passages).toHaveLength(5)
      expect(library.within({ reports: [id] }, 100)).toHaveLength(5)
      held[id] = facts
    }
    return held
  } finally {
    await library.close()
  }
}

test('killed at any moment, it leaves earlier reports whole and no half ones, and the next start completes', async () => {
  const settings = await folders()
  await madeUpReport(settings.CORPUS_DIR, 'earlier.txt', OLD)
  expect((await nianbao(['ingest'], settings)).code).toBe(0)
  await madeUpReport(settings.CORPUS_DIR, 'earlier.txt', NEW)
  await madeUpReport(settings.CORPUS_DIR, 'later.txt', LATER)

  await killedAt('INSERT INSERT INSERT$', ['ingest'], settings)
  expect(await heldFacts(settings)).toEqual({ earlier: OLD })
  await killedAt('DELETE COMMIT$', ['ingest'], settings)
  expect(await heldFacts(settings)).toEqual({ earlier: OLD })
  await killedAt('DELETE COMMIT BEGIN$', ['ingest'], settings)
  expect(await heldFacts(settings)).toEqual({ earlier: NEW })
  // Between the two files that make the graph.
  await killedAt('rename rename$', ['ingest'], settings)

  const service = await serve(settings)
  await service.ready()
  await service.said(/^0 added, 0 updated, 2 unchanged, 0 failed$/m)
  for (const { place, received } of [NEW, LATER]) {
    const response = await service.ask(`${place}2024年受理行政复议申请多少宗？`)
    const { citations } = await parsed(answerSchema, response)
    expect(citations[0]?.quote).toContain(`受理行政复议申请${received}宗`)
  }
  expect(await service.stop()).toBe(0)
  expect(await heldFacts(settings)).toEqual({ earlier: NEW, later: LATER })
})

test('a first question that was broken off while it read the corpus does not leave the rest unread', async () => {
  const settings = await folders()
  await madeUpReport(settings.CORPUS_DIR, 'earlier.txt', OLD)
  await madeUpReport(settings.CORPUS_DIR, 'later.txt', LATER)
  const ask = ['ask', '云龙区2024年受理行政复议申请多少宗？']
  await killedAt('DELETE COMMIT BEGIN$', ask, settings)
  expect(await heldFacts(settings)).toEqual({ earlier: OLD })
  const { code, stdout } = await nianbao(ask, settings)
  expect([code, stdout]).toEqual([0, expect.stringContaining('受理行政复议申请41宗')])
})
