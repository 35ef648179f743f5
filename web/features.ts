import { approvals } from './approvals/feature.tsx'
import { cases } from './cases/feature.tsx'
import { customers } from './customers/feature.tsx'
import { home } from './home/feature.tsx'
import { imports } from './import/feature.tsx'
import { inbox } from './inbox/feature.tsx'
import { library } from './library/feature.tsx'
import { notifications } from './notifications/feature.tsx'
import { policies } from './policies/feature.tsx'
import { reports } from './reports/feature.tsx'
import { settings } from './settings/feature.tsx'
import type { Feature } from './shell/feature.ts'

/** Every feature of the web: one import and one entry each. The order of the rail is in the entries, not here. */
export const features: readonly Feature[] = [
  reports,
  library,
  customers,
  home,
  settings,
  policies,
  approvals,
  cases,
  inbox,
  notifications,
  imports,
]
