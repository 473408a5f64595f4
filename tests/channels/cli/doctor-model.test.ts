import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/channels/cli/doctor.ts'
import { modelThatWrites } from '../../../src/channels/cli/doctor-model.ts'
import { WRONG_SENTENCES } from '../../../src/channels/cli/model-sample.ts'
import { type Config, readConfig } from '../../../src/config.ts'
import { type Checker, createChecker } from '../../../src/question/writing/checking/check.ts'
import { breaksOff, fails, garbage, html, says, saysTo, slowFirst } from '../../fakes/llm/behaviours.ts'
import { type Llm, startLlm } from '../../fakes/llm/start-llm.ts'
import type { Behaviour } from '../../fakes/llm/terms.ts'
import { openLocalEmbedder } from '../../question/asking.ts'

/** The doctor at a model that does what a test tells it to. */

const KEY = 'sk-nobody-may-read-this'
const SAID = '2024年共受理劳动争议案件120余件，审结96件[1]。'

let llm: Llm
let checker: Checker

beforeAll(async () => {
  llm = await startLlm()
  checker = createChecker({ embedder: await openLocalEmbedder() })
})

afterAll(() => llm.stop())

function configured(more: Readonly<Record<string, string>> = {}) {
  const config = readConfig({ LLM_BASE_URL: llm.baseUrl, LLM_MODEL: 'scripted', LLM_API_KEY: KEY, ...more })
  if (!config.llm) throw new Error('a model is configured')
  return { ...config, llm: config.llm }
}

async function found(behaviours: readonly Behaviour[], config: Config = configured()) {
  await llm.script(...behaviours)
  const findings = await modelThatWrites(config, (_, act) => act(checker))
  for (const { line } of findings) expect(line).not.toContain(KEY)
  return findings
}

const ofChecks = ({ line }: Finding) => line.startsWith('check (')
const ofModel = (findings: readonly Finding[]) => findings.filter(({ line }) => line.startsWith('model '))
const notWell = (findings: readonly Finding[]) =>
  findings.filter(finding => !finding.ok && !ofChecks(finding)).map(({ line }) => line)

test('where no model is configured it says so, and all is well', async () => {
  expect(await modelThatWrites(readConfig({}))).toEqual([{ ok: true, line: expect.stringContaining('LLM_BASE_URL') }])
})

describe('a model that writes what the sample says', () => {
  test('is well in both languages, with its sentences, its time and its tokens', async () => {
    const findings = await found([saysTo('faithful')])
    expect(notWell(findings)).toEqual([])
    const lines = ofModel(findings).map(({ line }) => line)
    expect(lines).toEqual([
      expect.stringMatching(
        /^model scripted, zh: first sentence after [\d.]+ s, all after [\d.]+ s; \d+ tokens read, \d+ written$/,
      ),
      'model scripted, zh: passed: 全年共受理劳动争议案件120余件，审结96件[1]。',
      expect.stringMatching(/^model scripted, en: first sentence after/),
      expect.stringMatching(/^model scripted, en: passed: The report says: /),
    ])
    const calls = await llm.calls()
    expect(calls.map(({ streamed, messages }) => [streamed, messages.length])).toEqual([
      [true, 2],
      [true, 2],
    ])
  })

  test('leaves the checks nothing to do, so they are shown on sentences that are wrong on purpose', async () => {
    const findings = (await found([saysTo('faithful')])).filter(ofChecks)
    expect(findings.filter(({ ok }) => !ok)).toEqual([])
    const dropped = findings.flatMap(({ line }) => (line.includes(': dropped (') ? [line] : []))
    expect(dropped).toHaveLength(WRONG_SENTENCES.length)
    for (const { mistake } of WRONG_SENTENCES)
      expect(dropped).toContainEqual(
        expect.stringMatching(new RegExp(`^check \\(${mistake}\\): dropped \\(\\w+(?:: .+)?\\): `)),
      )
    expect(dropped).toContain(`check (a digit changed): dropped (number: 98件): ${SAID.replace('96', '98')}`)
    expect(new Set(WRONG_SENTENCES.map(({ text }) => text)).size).toBe(WRONG_SENTENCES.length)
  })
})

describe('a model that does not', () => {
  test.each([
    ['invents a number', says('2024年共受理劳动争议案件120余件，审结960件[1]。'), 'dropped (number: 960件)'],
    ['drops the marker', says('2024年共受理劳动争议案件120余件，审结96件。'), 'dropped (no_marker)'],
    ['writes in the other language', saysTo('wrong_language'), 'dropped ('],
  ])('%s: each sentence is shown with what is wrong with it, and what to do', async (_, behaviour, shown) => {
    const findings = await found([behaviour])
    const [summary = ''] = notWell(findings)
    expect(summary).toMatch(/^model scripted, zh: .*try another LLM_MODEL/)
    const [, sentence] = ofModel(findings)
    expect(sentence?.line).toContain(shown)
  })

  test('says half of it: what passed is shown, but no answer of it', async () => {
    const findings = await found([says('2024年共受理劳动争议案件120余件[1]。')])
    expect(notWell(findings)[0]).toContain('does not say both figures')
    expect(ofModel(findings)[1]?.line).toContain('passed: 2024年共受理')
  })

  test('says nothing', async () => {
    const [summary] = notWell(await found([says('')]))
    expect(summary).toContain('LLM_MODEL')
  })

  test('writes to the terminal: its text stays text on one line', async () => {
    const findings = await found([says(`\u001b[2J\u202e2024年\n共受理[1]\r。`)])
    for (const { line } of findings) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

test('the checks come with the embedding model, and are named where it cannot be loaded', async () => {
  await llm.script(saysTo('faithful'))
  const [, finding, ...more] = await modelThatWrites({ ...configured(), modelDir: '/nowhere' })
  expect([finding?.ok, more]).toEqual([false, []])
  expect(finding?.line).toMatch(/^checks of what a model writes: .*\/nowhere/)
})

describe('a service that does not answer', () => {
  test.each<[string, Behaviour, RegExp]>([
    ['asks for another key', fails(401), /answered 401: check LLM_API_KEY$/],
    ['does not know the model', fails(404), /answered 404: check LLM_BASE_URL and LLM_MODEL$/],
    ['allows no more', fails(429), /answered 429.*LLM_AT_ONCE.*LLM_API_KEY/],
    ['is broken', fails(500), /answered 500.*LLM_BASE_URL/],
    ['sends garbage', garbage(), /no part of the protocol.*LLM_BASE_URL/],
    ['is a web page', html(), /text\/html.*LLM_BASE_URL/],
    ['is too slow', slowFirst(5000, SAID), /LLM_SECONDS/],
  ])('%s: one finding says what to do', async (_, behaviour, what) => {
    const findings = await found([behaviour], configured({ LLM_SECONDS: '3' }))
    expect(ofModel(findings)).toEqual([{ ok: false, line: expect.stringMatching(what) }])
    expect(ofModel(findings)[0]?.line).toContain(`model scripted at ${llm.baseUrl}: `)
    // The checks need no service.
    expect(findings.some(ofChecks)).toBe(true)
  })

  test('is not there, and its address holds a password: one finding without that', async () => {
    const findings = await found([], configured({ LLM_BASE_URL: 'http://me:my-secret@127.0.0.1:1/v1' }))
    const [finding, ...more] = ofModel(findings)
    expect([finding?.ok, more]).toEqual([false, []])
    expect(finding?.line).toContain('check LLM_BASE_URL')
    expect(finding?.line).not.toContain('my-secret')
  })

  test('breaks off behind a sentence: that one is shown too', async () => {
    const findings = ofModel(await found([breaksOff(SAID.repeat(3))]))
    expect(findings.map(({ ok }) => ok)).toEqual([true, false])
    expect(findings[0]?.line).toContain(`passed: ${SAID}`)
  })
})

test('each prompt that is at fault is a finding, and the model is not asked', async () => {
  const promptsDir = mkdtempSync(join(tmpdir(), 'prompts-'))
  const config = configured()
  cpSync(config.llm.promptsDir, promptsDir, { recursive: true })
  writeFileSync(join(promptsDir, 'answer.zh.md'), '')
  appendFileSync(join(promptsDir, 'translation.en.md'), '{scope}')
  const findings = await found([saysTo('faithful')], { ...config, llm: { ...config.llm, promptsDir } })
  rmSync(promptsDir, { recursive: true })
  expect(notWell(findings)).toEqual([
    expect.stringMatching(/^prompt \S+answer\.zh\.md: is empty/),
    expect.stringMatching(/^prompt \S+translation\.en\.md: .*\{scope\}/),
  ])
  expect(await llm.calls()).toEqual([])
})
