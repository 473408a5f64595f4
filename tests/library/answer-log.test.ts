import { openLibrary } from '../../src/library/open-library.ts'
import { answerLogContract } from '../contracts/answer-log-contract.ts'
import { temporaryFolder } from './temporary-library.ts'

answerLogContract('the embedded library', async () => {
  const { dataDir, remove } = await temporaryFolder()
  return {
    async open() {
      const library = await openLibrary({ dataDir, fingerprint: 'f', dimensions: 4 })
      return { answers: library.records.answers, close: () => library.close() }
    },
    dispose: remove,
  }
})
