import { alarmRoutes } from './alarms/routes.ts'
import { authRoutes } from './auth/plugin.ts'
import { keyRoutes } from './auth/routes.ts'
import { backupRoutes } from './backup/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import type { Feature } from './deps.ts'
import { importRoutes } from './imports/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { meRoutes } from './me/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { setupRoutes } from './setup/routes.ts'

/** Everything the server answers under /api, one line per feature. */
export const features: readonly Feature[] = [authRoutes, keyRoutes, setupRoutes, meRoutes, backupRoutes, caseRoutes, alarmRoutes, notificationRoutes, liveRoutes, importRoutes]
