import { access } from './access/feature.tsx'
import { actions } from './actions/feature.tsx'
import { analysis } from './analysis/feature.tsx'
import { approvals } from './approvals/feature.tsx'
import { archive } from './archive/feature.tsx'
import { cases } from './cases/feature.tsx'
import { compensation } from './compensation/feature.tsx'
import { contracts } from './contracts/feature.tsx'
import { customers } from './customers/feature.tsx'
import { dispatch } from './dispatch/feature.tsx'
import { field } from './field/feature.tsx'
import { fieldDesk } from './field-desk/feature.tsx'
import { home } from './home/feature.tsx'
import { imports } from './import/feature.tsx'
import { inbox } from './inbox/feature.tsx'
import { indicators } from './indicators/feature.tsx'
import { investigation } from './investigation/feature.tsx'
import { library } from './library/feature.tsx'
import { mandates } from './mandates/feature.tsx'
import { manuals } from './manuals/feature.tsx'
import { mining } from './mining/feature.tsx'
import { notifications } from './notifications/feature.tsx'
import { offline } from './offline/feature.tsx'
import { orders } from './orders/feature.tsx'
import { organisation } from './organisation/feature.tsx'
import { paper } from './paper/feature.tsx'
import { parts } from './parts/feature.tsx'
import { payroll } from './payroll/feature.tsx'
import { penalties } from './penalties/feature.tsx'
import { policies } from './policies/feature.tsx'
import { privacy } from './privacy/feature.tsx'
import { projects } from './projects/feature.tsx'
import { ratifications } from './ratifications/feature.tsx'
import { reports } from './reports/feature.tsx'
import { rewards } from './rewards/feature.tsx'
import { settings } from './settings/feature.tsx'
import type { Feature } from './shell/feature.ts'
import { statistics } from './statistics/feature.tsx'
import { supervision } from './supervision/feature.tsx'
import { surveys } from './surveys/feature.tsx'

/** Every feature of the web: one import and one entry each. The order of the rail is in the entries, not here. */
export const features: readonly Feature[] = [
  reports,
  supervision,
  statistics,
  analysis,
  indicators,
  mining,
  penalties,
  actions,
  compensation,
  contracts,
  payroll,
  parts,
  rewards,
  library,
  manuals,
  privacy,
  projects,
  customers,
  surveys,
  home,
  field,
  fieldDesk,
  orders,
  dispatch,
  settings,
  organisation,
  offline,
  access,
  policies,
  approvals,
  archive,
  paper,
  mandates,
  ratifications,
  cases,
  investigation,
  inbox,
  notifications,
  imports,
]
