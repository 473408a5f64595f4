#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type AnswerListOptions, listAnswers, replayAnswers, showAnswer } from './channels/cli/answers.ts'
import { type AskOptions, askCommand, searchCommand } from './channels/cli/ask.ts'
import { doctor } from './channels/cli/doctor.ts'
import { exportFeedback } from './channels/cli/feedback.ts'
import { type FigureOptions, figuresCommand } from './channels/cli/figures.ts'
import { ingestCommand } from './channels/cli/ingest.ts'
import { type CreateKeyOptions, createKey, listKeys, revokeKey } from './channels/cli/keys.ts'
import { listReports, removeReport, showReport } from './channels/cli/reports.ts'
import { serve } from './channels/cli/serve.ts'
import { version } from './channels/cli/version.ts'
import { checkWecom } from './channels/cli/wecom-check.ts'
import { wecomConnect } from './channels/cli/wecom-connect.ts'
import { DEFAULT_FIGURES } from './channels/http/reports/figures-route.ts'
import { readConfig } from './config.ts'
import { messageOf } from './errors.ts'
import { DEFAULT_PASSAGES, DEFAULT_QUOTES } from './question/limits.ts'

/** The Node entry: reads the configuration, runs one command, turns faults into one line and an exit code. */

/**
 * V8 compiles a pattern to bytecode for its first use and to machine code for its second. The word lists are patterns of
 * many thousand alternatives, so compiling each once is a third of the time that the first question takes.
 */
setFlagsFromString('--no-regexp-tier-up')

const print = (text: string) => process.stdout.write(`${text}\n`)
const log = (line: string) => process.stderr.write(`${line}\n`)

function wholeNumberOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it must be a whole number')
  return Number(text)
}

/** From .env in the working directory, if it is there; what is set in the environment wins. */
function loadSettings(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

const program = new Command('nianbao')
  .description('Answers questions about Chinese government annual reports, quoted from the reports.')
  .version(version)

program
  .command('serve')
  .description('read the corpus and answer over HTTP')
  .action(() => serve(readConfig(process.env), log))

program
  .command('ingest')
  .description('take in report files or folders; without a path the corpus folder')
  .argument('[paths...]', 'files (.txt, .md) or folders')
  .option('--title <title>', 'title, if the file does not say it')
  .option('--issuer <issuer>', 'who issued the report')
  .option('--place <place>', 'the place it reports on, e.g. 广东省广州市增城区')
  .option('--year <year>', 'the year it reviews')
  .option('--url <url>', 'where it was published')
  .option('--id <id>', 'its id (a-z, 0-9, ., _, -)')
  .action(async (paths: string[], options: Record<string, string>) => {
    process.exitCode = await ingestCommand(readConfig(process.env), paths, options, print)
  })

program
  .command('ask')
  .description('answer one question')
  .argument('<question>')
  .option('--json', 'the whole answer as POST /v1/ask gives it')
  .option('--explain', 'what was understood, what each leg of the search gave, and how each sentence was judged')
  .option('--top-k <n>', 'how many quotes a place and year', wholeNumberOf, DEFAULT_QUOTES)
  .option('--conversation <id>', 'go on from an earlier question; --json prints the id as conversation_id')
  .action(async (question: string, options: AskOptions) => {
    process.exitCode = await askCommand(readConfig(process.env), question, options, print)
  })

program
  .command('search')
  .description('show the passages that match, with scores')
  .argument('<query>')
  .option('--limit <n>', 'how many', wholeNumberOf, DEFAULT_PASSAGES)
  .option('--json', 'as JSON')
  .action(async (query: string, options: { json?: true; limit: number }) => {
    process.exitCode = await searchCommand(readConfig(process.env), query, options, print)
  })

program
  .command('figures')
  .description('list the figures that the reports state, with what they count')
  .option('--measure <words>', 'words of what is counted, e.g. "行政复议 受理"')
  .option('--place <place>', 'of one place, e.g. 增城区')
  .option('--year <year>', 'of the reports that review this year', wholeNumberOf)
  .option('--report <id>', 'of one report')
  .option('--limit <n>', 'how many', wholeNumberOf, DEFAULT_FIGURES)
  .option('--csv', 'as a table for spreadsheet programs')
  .option('--json', 'as JSON')
  .action(async (options: FigureOptions) => {
    process.exitCode = await figuresCommand(readConfig(process.env), options, print)
  })

const reports = program.command('reports').description('what the library holds')
reports
  .command('list', { isDefault: true })
  .description('every report, a line each')
  .option('--json', 'as JSON')
  .action(async (options: { json?: true }) => listReports(readConfig(process.env), options, print))
reports
  .command('show')
  .description('a report as it was understood: metadata, section tree with lengths, what was dropped')
  .argument('<id>')
  .option('--json', 'as JSON')
  .action(async (id: string, options: { json?: true }) => {
    process.exitCode = await showReport(readConfig(process.env), id, options, print)
  })
reports
  .command('remove')
  .description('take a report out; quotes given before stay readable')
  .argument('<id>')
  .action(async (id: string) => {
    process.exitCode = await removeReport(readConfig(process.env), id, print)
  })

const answers = program.command('answers').description('the answers that were given')
answers
  .command('list', { isDefault: true })
  .description('every answer that is kept, a line each, newest first')
  .option('--status <status>', 'answered or not_found')
  .option('--channel <channel>', 'of one channel: http, cli, openai, mcp, …')
  .option('--limit <n>', 'how many', wholeNumberOf, 50)
  .option('--json', 'as JSON')
  .action(async (options: AnswerListOptions) => listAnswers(readConfig(process.env), options, print))
answers
  .command('show')
  .description('an answer as it was given, and what readers said of it')
  .argument('<id>')
  .option('--json', 'as GET /v1/answers/ID gives it')
  .action(async (id: string, options: { json?: true }) => {
    process.exitCode = await showAnswer(readConfig(process.env), id, options, print)
  })
answers
  .command('replay')
  .description("ask again, and compare: exit code 0 if today's library gives the same, 2 if not")
  .argument('[id]')
  .option('--all', 'every answer that is kept')
  .option('--json', 'as JSON')
  .action(async (id: string | undefined, options: { all?: true; json?: true }) => {
    process.exitCode = await replayAnswers(readConfig(process.env), id, options, print)
  })

program
  .command('feedback')
  .description('export what readers said of answers')
  .option('--csv', 'as a table for spreadsheet programs')
  .option('--json', 'as JSON')
  .action(async (options: { csv?: true; json?: true }) => exportFeedback(readConfig(process.env), options, print))

program
  .command('mcp')
  .description('serve a model over standard input and output (Model Context Protocol)')
  .action(async () => {
    // The protocol's library takes long to load, and no other command needs it.
    const { mcpCommand } = await import('./channels/cli/mcp.ts')
    await mcpCommand(readConfig(process.env), log)
  })

const keys = program.command('keys').description('the keys that callers of the HTTP service need')
keys
  .command('create')
  .description('make a key and print it, once')
  .requiredOption('--name <name>', 'whose key it is')
  .addOption(
    new Option('--scope <scope>', 'ask: ask, search and read; admin: everything')
      .choices(['ask', 'admin'])
      .default('ask'),
  )
  .option('--per-minute <n>', 'requests it may make a minute, instead of REQUESTS_PER_MINUTE', wholeNumberOf)
  .action(async (options: CreateKeyOptions) => createKey(readConfig(process.env), options, print, log))
keys
  .command('list', { isDefault: true })
  .description('every key, a line each; never the key itself')
  .option('--json', 'as JSON')
  .action(async (options: { json?: true }) => listKeys(readConfig(process.env), options, print))
keys
  .command('revoke')
  .description('end a key; running services notice at once')
  .argument('<id>')
  .action(async (id: string) => {
    process.exitCode = await revokeKey(readConfig(process.env), id, print, log)
  })

program
  .command('doctor')
  .description('check configuration, model files and library')
  .action(async () => {
    const findings = await doctor(readConfig(process.env))
    for (const { ok, line } of findings) print(`${ok ? 'ok  ' : 'FAIL'}  ${line}`)
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1
  })

const wecom = program.command('wecom').description('the ways in from WeCom (企业微信)')
wecom
  .command('check')
  .description('tell what is set up for WeCom and what is wrong with it')
  .action(async () => {
    const findings = await checkWecom(process.env, { fetch, now: () => new Date() })
    for (const { level, line } of findings) print(`${level.padEnd(4)}  ${line}`)
    process.exitCode = findings.some(({ level }) => level === 'FAIL') ? 1 : 0
  })
wecom
  .command('connect')
  .description('answer as a smart bot by long connection, without listening for anything')
  .action(() => wecomConnect(readConfig(process.env), log))

try {
  loadSettings()
  await program.parseAsync()
} catch (error) {
  log(`nianbao: ${messageOf(error)}`)
  process.exitCode = 1
}
