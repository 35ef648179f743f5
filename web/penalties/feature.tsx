import { AuditOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 违规与处罚: the register, the file of each penalty, its papers. */
export const penalties: Feature = {
  name: 'penalties',
  routes: [
    page('/violations', async () => (await import('./violations-page.tsx')).ViolationsPage),
    page('/penalties/measures', async () => (await import('./measures-page.tsx')).MeasuresPage),
    page('/penalties/:id', async () => (await import('./penalty-page.tsx')).PenaltyPage),
    page('/penalties/:id/print/:paper', async () => (await import('./print-page.tsx')).PenaltyPrintPage),
  ],
  rail: [{ to: '/violations', icon: <AuditOutlined />, label: { zh: '违规与处罚', en: 'Violations' }, order: 84, jump: 'p' }],
  commands: [
    {
      id: 'violations',
      label: { zh: '违规登记簿', en: 'Register of violations' },
      to: '/violations',
      words: 'weigui chufa dengji violation penalty',
    },
    {
      id: 'measures',
      label: { zh: '处罚的执行', en: 'Measures in effect' },
      to: '/penalties/measures',
      words: 'chufa zhixing shengxiao measures in effect',
    },
    {
      id: 'violation-enter',
      label: { zh: '登记违规', en: 'Enter a violation' },
      to: '/violations?enter=yes',
      words: 'dengji weigui',
    },
  ],
}
