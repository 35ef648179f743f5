import { type Feature, page } from '../shell/feature.ts'

/** 流程分析 (furn 4.4), a tab of 分析. */
export const mining: Feature = {
  name: 'mining',
  routes: [
    page('/analysis/process', async () => (await import('./process-page.tsx')).ProcessPage),
    page('/analysis/process/logs', async () => (await import('./logs-page.tsx')).LogsPage),
    page('/analysis/process/logs/new', async () => (await import('./new-log-page.tsx')).NewLogPage),
    page('/analysis/process/logs/:id', async () => (await import('./log-page.tsx')).LogPage),
    page('/analysis/process/analyses', async () => (await import('./analyses-page.tsx')).ProcessAnalysesPage),
    page('/analysis/process/analyses/:id', async () => (await import('./handed-in-page.tsx')).HandedInPage),
  ],
  commands: [
    {
      id: 'process',
      label: { zh: '流程分析', en: 'Process analysis' },
      to: '/analysis/process',
      words: 'liucheng fenxi bianti pingjing fangong process mining variants bottleneck conformance',
    },
    {
      id: 'event-logs',
      label: { zh: '外部事件日志', en: 'Event logs of other systems' },
      to: '/analysis/process/logs',
      words: 'rizhi xes csv event log',
    },
  ],
}
