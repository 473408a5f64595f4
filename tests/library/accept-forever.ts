import { openRecords } from '../../src/library/open-records.ts'

/** Accepts messages and takes each a step on until it is killed; writes a line as soon as a step is acknowledged. */

const [dataDir = '', first = '0'] = process.argv.slice(2)
const { outbox } = openRecords(dataDir)
const now = new Date()

for (let n = Number(first); ; n += 1) {
  const id = `m${n}`
  await outbox.accept({
    id,
    channel: 'bot',
    receivedAt: now,
    chat: 'c',
    text: '多少宗？'.repeat(100),
    address: '{}',
    stream: id,
    due: now,
  })
  console.log(`${id} waiting`)
  await outbox.advance(id, ['waiting'], { state: 'claimed', content: '930宗。'.repeat(1000) })
  console.log(`${id} claimed`)
}
