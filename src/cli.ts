#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander'
import { type AskOptions, askCommand, searchCommand } from './channels/cli/ask.ts'
import { doctor } from './channels/cli/doctor.ts'
import { type FigureOptions, figuresCommand } from './channels/cli/figures.ts'
import { ingestCommand } from './channels/cli/ingest.ts'
import { listReports, removeReport, showReport } from './channels/cli/reports.ts'
import { serve } from './channels/cli/serve.ts'
import { version } from './channels/cli/version.ts'
import { DEFAULT_FIGURES } from './channels/http/figures-route.ts'
import { readConfig } from './config.ts'
import { messageOf } from './errors.ts'
import { DEFAULT_PASSAGES, DEFAULT_QUOTES } from './question/limits.ts'

/** The Node entry: reads the configuration, runs one command, turns faults into one line and an exit code. */

const print = (text: string) => process.stdout.write(`${text}\n`)
const log = (line: string) => process.stderr.write(`${line}\n`)

function wholeNumberOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it must be a whole number')
  return Number(text)
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

program
  .command('doctor')
  .description('check configuration, model files and library')
  .action(async () => {
    const findings = await doctor(readConfig(process.env))
    for (const { ok, line } of findings) print(`${ok ? 'ok  ' : 'FAIL'}  ${line}`)
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1
  })

try {
  await program.parseAsync()
} catch (error) {
  log(`nianbao: ${messageOf(error)}`)
  process.exitCode = 1
}
