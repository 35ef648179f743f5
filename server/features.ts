import { authRoutes } from './auth/plugin.ts'
import { keyRoutes } from './auth/routes.ts'
import type { Feature } from './deps.ts'
import { meRoutes } from './me/routes.ts'
import { setupRoutes } from './setup/routes.ts'

/** Everything the server answers under /api, one line per feature. */
export const features: readonly Feature[] = [authRoutes, keyRoutes, setupRoutes, meRoutes]
