import { openRecords } from '../../src/library/open-records.ts'
import { processLeasesContract } from '../contracts/process-leases-contract.ts'
import { temporaryFolder } from './temporary-library.ts'

processLeasesContract('SQLite', async () => {
  const { dataDir, remove } = await temporaryFolder()
  return {
    remove,
    open() {
      const { leases, close } = openRecords(dataDir)
      return { leases, close }
    },
  }
})
