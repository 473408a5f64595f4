import { createGateway } from './channels/edge/gateway.ts'

/** The Cloudflare entry: a gateway before the Node service (wrangler.toml). */

export { Deliveries } from './channels/edge/deliveries.ts'
export { ServiceContainer } from './channels/edge/service-container.ts'

// Workers are found as the default export.
export default createGateway()
