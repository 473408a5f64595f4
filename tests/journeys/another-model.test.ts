import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '../../src/channels/http/answer-shape.ts'
import { reportListSchema } from '../../src/channels/http/reports/reports-routes.ts'
import { type ModelFolder, modelFolder } from '../models/model-folder.ts'
import { madeUpReport } from './made-up-reports.ts'
import { cleanUp, nianbao, parsed, serve, startNianbao, temporaryFolder } from './nianbao.ts'

/** A library whose vectors come from one model, opened with another, or with one that is not whole. */

let settings: { DATA_DIR: string; CORPUS_DIR: string }
const models: ModelFolder[] = []
const withModel = async (...changes: Parameters<typeof modelFolder>) => {
  const model = await modelFolder(...changes)
  models.push(model)
  return { ...settings, EMBEDDING_MODEL: model.modelDir }
}
const question = (place: string) => `${place}2024年受理行政复议申请多少宗？`

beforeAll(async () => {
  const folder = await temporaryFolder()
  settings = { DATA_DIR: join(folder, 'data'), CORPUS_DIR: join(folder, 'corpus') }
  await madeUpReport(settings.CORPUS_DIR, 'yunxi.txt', { place: '云溪区', year: 2024, received: 31 })
  await madeUpReport(settings.CORPUS_DIR, 'yunlong.txt', { place: '云龙区', year: 2024, received: 41 })
  const elsewhere = await madeUpReport(folder, 'shifeng.txt', { place: '石峰区', year: 2024, received: 51 })
  await writeFile(join(folder, 'shifeng.meta.json'), '{ "title": "石峰区依法行政报告" }')
  expect((await nianbao(['ingest', settings.CORPUS_DIR, elsewhere], settings)).code).toBe(0)
  await rm(elsewhere)
})

afterAll(async () => {
  await cleanUp()
  await Promise.all(models.map(model => model.remove()))
})

describe('a model that is not whole', () => {
  test.each([
    ['serve', ['serve']],
    ['ask', ['ask', '云溪区受理多少宗？']],
    ['doctor', ['doctor']],
  ])('that lacks a file stops %s with its name', async (_, args) => {
    const lacking = await withModel({ without: ['tokenizer.json'] })
    const { code, stdout, stderr } = await nianbao(args, { PORT: '0', ...lacking })
    expect(code).toBe(1)
    expect(stdout + stderr).toMatch(/The embedding model lacks tokenizer\.json in \S+; check EMBEDDING_MODEL/)
    expect(stderr).not.toContain('    at ')
  })

  test('that was cut off stops the service with what to do, and the library stays as it is', async () => {
    const cut = await withModel({ cutTo: { 'onnx/model_quantized.onnx': 1_000_000 } })
    const { ended, output } = startNianbao(['serve'], { PORT: '0', ...cut })
    expect(await ended).toBe(1)
    expect(output.stderr).toMatch(
      /^nianbao: The embedding model in \S+ does not load \([^\n]+\); run: nianbao doctor\n$/m,
    )
    const { stdout } = await nianbao(['doctor'], settings)
    expect(stdout).toMatch(/^ok {4}library .*: 3 reports, 15 passages/m)
    expect(stdout).not.toContain('to be read again')
  })
})

test('another model reads everything again from what is stored, wherever it came from', async () => {
  const other = await withModel({ append: { 'tokenizer_config.json': '\n' } })
  // Of this report nothing is left but what is stored.
  await writeFile(join(settings.CORPUS_DIR, 'yunlong.txt'), '')
  expect((await nianbao(['doctor'], other)).stdout).toContain('; 3 to be read again at the next start')

  const service = await serve(other)
  expect((await service.ask(question('云溪区'))).status).toBe(503)
  await service.ready()
  expect(service.output.stderr).toContain('failed: yunlong.txt: the file is empty\n')
  expect(service.output.stderr).toContain('0 added, 3 updated, 0 unchanged, 1 failed\n')
  for (const [place, received] of [
    ['云溪区', '31宗'],
    ['云龙区', '41宗'],
    ['石峰区', '51宗'],
  ] as const) {
    const { citations } = await parsed(answerSchema, await service.ask(question(place)))
    expect(citations[0]).toMatchObject({ quote: expect.stringContaining(received), report: { revision: 2 } })
  }
  const { reports } = await parsed(reportListSchema, await service.get('/v1/reports'))
  expect(reports.map(({ id, title }) => [id, title])).toContainEqual(['shifeng', '石峰区依法行政报告'])
  expect(await service.stop()).toBe(0)
  expect((await nianbao(['doctor'], other)).stdout).not.toContain('to be read again')
})
