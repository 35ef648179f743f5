import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

/** 4.3(1): the sheet that the customer signs electronically and IT verifies. */
export const signings: Pack['signings'] = r.signings([
  {
    id: 'acceptance-sheet',
    clause: '4.3(1)',
    title: { zh: '安装验收单', en: 'Acceptance sheet of the installation' },
    kinds: ['work-order'],
    act: 'accept',
    shows: [
      { part: 'handling', title: { zh: '完成情况', en: 'What was done' } },
      { part: 'parts', title: { zh: '所用配件', en: 'Parts used' } },
      { part: 'checklists', title: { zh: '检查单', en: 'Checklists' } },
      { part: 'photos', title: { zh: '照片', en: 'Photos' } },
      { part: 'charge', title: { zh: '收费', en: 'Charge' } },
    ],
  },
])
