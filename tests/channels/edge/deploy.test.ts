import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dryRun, endAll, temporaryFolder } from './edge-under-test.ts'

afterAll(endAll)

describe('wrangler would deploy', () => {
  test('the gateway before a service that runs elsewhere', async () => {
    const { code, said } = await dryRun(await temporaryFolder(), ['--env', '', '--var', 'ORIGIN_URL:https://n.example'])
    expect([code, said]).toEqual([0, expect.stringContaining('env.DELIVERIES (Deliveries)')])
    expect(said).toContain('env.ORIGIN_URL')
    expect(said).not.toContain('SERVICE')
    expect(said).not.toContain('WARNING')
  })

  test('the gateway with the service as a container, but for the image, which only an engine can build', async () => {
    const folder = await temporaryFolder()
    const engine = join(folder, 'engine')
    await writeFile(engine, '#!/bin/sh\nif [ "$1" = build ]; then cat > /dev/null; fi\n')
    await chmod(engine, 0o755)
    const { code, said } = await dryRun(folder, ['--env', 'container'], { WRANGLER_DOCKER_BIN: engine })
    expect([code, said]).toEqual([0, expect.stringContaining('env.SERVICE (ServiceContainer)')])
    expect(said).toMatch(/containers are available:\s+- nianbao-container-\S+ \(\S+Dockerfile\)/)
    expect(said).not.toMatch(/WARNING|ERROR/)
  })
})
