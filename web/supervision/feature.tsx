import { FileSearchOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 抽查与监督: samples, findings, audits, data checks. */
export const supervision: Feature = {
  name: 'supervision',
  routes: [
    page('/supervision', async () => (await import('./supervision-page.tsx')).SupervisionPage),
    page('/supervision/samples/:id', async () => (await import('./sample-page.tsx')).SamplePage),
  ],
  rail: [{ to: '/supervision', icon: <FileSearchOutlined />, label: { zh: '抽查与监督', en: 'Supervision' }, order: 94 }],
  commands: [
    { id: 'samples', label: { zh: '抽样', en: 'Samples' }, to: '/supervision', words: 'chouyang choucha sample' },
    {
      id: 'findings',
      label: { zh: '检查发现', en: 'Findings' },
      to: '/supervision?tab=findings',
      words: 'faxian jiancha finding',
    },
    { id: 'audits', label: { zh: '审计计划', en: 'Audits' }, to: '/supervision?tab=audits', words: 'shenji jihua audit' },
    { id: 'data-checks', label: { zh: '数据核查', en: 'Data checks' }, to: '/supervision?tab=data', words: 'shuju hecha data' },
  ],
  opens: { sample: id => `/supervision/samples/${id}`, finding: id => `/supervision?tab=findings&finding=${id}` },
}
