import { actionRoutes } from './actions/routes.ts'
import { adminLogRoutes } from './admin-log/routes.ts'
import { alarmRoutes } from './alarms/routes.ts'
import { analysisRoutes } from './analysis/routes.ts'
import { anchorRoutes } from './anchors/routes.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { archiveRoutes } from './archive/routes.ts'
import { assignmentRoutes } from './assignment/routes.ts'
import { accountRoutes } from './auth/account-routes.ts'
import { personSignInRoutes } from './auth/person-routes.ts'
import { authRoutes } from './auth/plugin.ts'
import { keyRoutes } from './auth/routes.ts'
import { backupRoutes } from './backup/routes.ts'
import { calendarFeedRoutes } from './calendar-feed/routes.ts'
import { bulkRoutes } from './cases/bulk-routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { certificateRoutes } from './certificates/routes.ts'
import { checklistRoutes } from './checklists/routes.ts'
import { codeTreeRoutes } from './code-trees/routes.ts'
import { companyHeadRoutes } from './company-head/routes.ts'
import { compensationRoutes } from './compensation/routes.ts'
import { contractRoutes } from './contracts/routes.ts'
import { customerLinkRoutes } from './customer-links/routes.ts'
import { customerFileRoutes } from './customers/file-routes.ts'
import { customerImportRoutes } from './customers/import-routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { dashboardRoutes } from './dashboard/routes.ts'
import type { Feature } from './deps.ts'
import { dispatchRoutes } from './dispatch/routes.ts'
import { dutyRoutes } from './duties/routes.ts'
import { exportRoutes } from './export/routes.ts'
import { fieldDeskRoutes } from './field-desk/routes.ts'
import { fieldOrderRoutes } from './field-orders/routes.ts'
import { fieldSyncRoutes } from './field-sync/routes.ts'
import { fileRoutes } from './files/routes.ts'
import { formTemplateRoutes } from './form-templates/routes.ts'
import { formRoutes } from './forms/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { scorecardRoutes } from './indicators/scorecards/routes.ts'
import { intakeRoutes } from './intake/routes.ts'
import { investigationRoutes } from './investigation/routes.ts'
import { keysAndStorageRoutes } from './keys/routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { letterRoutes } from './letters/routes.ts'
import { liabilityRoutes } from './liability/routes.ts'
import { libraryRoutes } from './library/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { manualRoutes } from './manuals/routes.ts'
import { meRoutes } from './me/routes.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { miningRoutes } from './mining/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { chartRoutes } from './organisation/chart-routes.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { oversightRoutes } from './oversight/routes.ts'
import { paperRoutes } from './paper/routes.ts'
import { partRoutes } from './parts/routes.ts'
import { supplyRoutes } from './parts/supply-routes.ts'
import { payrollRoutes } from './payroll/routes.ts'
import { draftRoutes } from './policies/drafts/routes.ts'
import { explainRoutes } from './policies/explain/routes.ts'
import { lintRoutes } from './policies/lint/routes.ts'
import { replayRoutes } from './policies/replay/routes.ts'
import { policyRoutes } from './policies/routes.ts'
import { textImportRoutes } from './policies/text-import/routes.ts'
import { upkeepRoutes } from './policies/upkeep/routes.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { rewardRoutes } from './rewards/routes.ts'
import { sampleRoutes } from './sampling/routes.ts'
import { sealedRoutes } from './sealed/routes.ts'
import { sealRoutes } from './seals/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { settingRoutes } from './settings/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { providerRoutes } from './sign-in/provider-routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { signatureRoutes } from './signatures/routes.ts'
import { statisticRoutes } from './statistics/routes.ts'
import { supervisionRoutes } from './supervision/routes.ts'
import { surveyFigureRoutes } from './surveys/figure-routes.ts'
import { publicSurveyRoutes } from './surveys/public-routes.ts'
import { surveyRoutes } from './surveys/routes.ts'
import { tripRoutes } from './trips/routes.ts'
import { viewRoutes } from './views/routes.ts'
import { violationRoutes } from './violations/routes.ts'

/** Everything the server answers under /api, one line per feature. */
export const features: readonly Feature[] = [
  authRoutes,
  keyRoutes,
  accountRoutes,
  personSignInRoutes,
  signInRoutes,
  providerRoutes,
  adminLogRoutes,
  setupRoutes,
  meRoutes,
  mandateRoutes,
  manualRoutes,
  projectRoutes,
  backupRoutes,
  anchorRoutes,
  caseRoutes,
  alarmRoutes,
  notificationRoutes,
  liveRoutes,
  importRoutes,
  bulkRoutes,
  customerRoutes,
  customerFileRoutes,
  customerImportRoutes,
  contractRoutes,
  customerLinkRoutes,
  surveyRoutes,
  surveyFigureRoutes,
  publicSurveyRoutes,
  exportRoutes,
  fileRoutes,
  keysAndStorageRoutes,
  fieldSyncRoutes,
  formRoutes,
  signatureRoutes,
  intakeRoutes,
  libraryRoutes,
  codeTreeRoutes,
  checklistRoutes,
  investigationRoutes,
  actionRoutes,
  letterRoutes,
  statisticRoutes,
  analysisRoutes,
  indicatorRoutes,
  scorecardRoutes,
  miningRoutes,
  ledgerRoutes,
  sealedRoutes,
  searchRoutes,
  viewRoutes,
  dutyRoutes,
  approvalRoutes,
  homeRoutes,
  dashboardRoutes,
  fieldDeskRoutes,
  dispatchRoutes,
  calendarFeedRoutes,
  fieldOrderRoutes,
  organisationRoutes,
  chartRoutes,
  settingRoutes,
  reportRoutes,
  sampleRoutes,
  supervisionRoutes,
  meetingRoutes,
  formTemplateRoutes,
  companyHeadRoutes,
  policyRoutes,
  replayRoutes,
  draftRoutes,
  lintRoutes,
  explainRoutes,
  upkeepRoutes,
  textImportRoutes,
  oversightRoutes,
  sealRoutes,
  violationRoutes,
  liabilityRoutes,
  compensationRoutes,
  certificateRoutes,
  assignmentRoutes,
  tripRoutes,
  payrollRoutes,
  rewardRoutes,
  partRoutes,
  supplyRoutes,
  archiveRoutes,
  paperRoutes,
  privacyRoutes,
]
