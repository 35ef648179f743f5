import type { BundlePaper } from '../../ledger/bundle-format.ts'
import type { CaseWithTimeline } from '../cases/schema.ts'
import type { Ctx } from '../context.ts'
import { printedMoment } from '../forms/value-text.ts'
import type { LogEntry } from '../paper/schema.ts'
import { papersWithRecord } from '../paper/view-papers.ts'
import type { PaperDeed, PaperSort, PaperState } from '../paper/words-schema.ts'
import { hider } from './hide-sealed.ts'

type Both = { readonly zh: string; readonly en: string }
const sorts: Readonly<Record<PaperSort, Both>> = {
  'case-paper': { zh: '案件材料', en: 'Case paper' },
  form: { zh: '表单', en: 'Form' },
  contract: { zh: '合同', en: 'Contract' },
  certificate: { zh: '证书', en: 'Certificate' },
  other: { zh: '其他', en: 'Other' },
}
const states: Readonly<Record<PaperState, Both>> = {
  received: { zh: '已收到，未入库', en: 'Received, not put away' },
  stored: { zh: '在库', en: 'Put away' },
  out: { zh: '借出', en: 'Taken out' },
  missing: { zh: '遗失', en: 'Missing' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
}
const deeds: Readonly<Record<PaperDeed, Both>> = {
  received: { zh: '收到', en: 'Received' },
  stored: { zh: '入库', en: 'Put away' },
  'taken-out': { zh: '借出', en: 'Taken out' },
  returned: { zh: '归还', en: 'Returned' },
  moved: { zh: '移库', en: 'Moved' },
  seen: { zh: '查阅', en: 'Consulted' },
  missing: { zh: '遗失', en: 'Missing' },
  found: { zh: '找回', en: 'Found again' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  scanned: { zh: '补扫描件', en: 'Scan added' },
}

/**
 * 纸质原件 of a case as the register holds them, each with its whole access record (furn 6.1.1(1), 6.1.2(2)). Who took one from outside the company is named only
 * to a viewer who sees contacts in full.
 */
export async function gatherPapers(ctx: Ctx, { id, masked }: CaseWithTimeline): Promise<readonly BundlePaper[]> {
  const hide = await hider(ctx)
  const papers = await papersWithRecord(ctx, id)
  return papers.map(paper =>
    hide({
      ...{ number: paper.number, title: paper.title, sort: sorts[paper.sort], state: states[paper.state] },
      ...{ pages: paper.pages, datedOn: paper.datedOn, place: paper.place?.name ?? null },
      record: paper.record.map(entry => ({ at: entry.at, ...entryText(ctx, entry, masked) })),
    }),
  )
}

function entryText(ctx: Ctx, entry: LogEntry, masked: boolean): Both {
  const say = (language: 'zh' | 'en') => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en)
    const way = [entry.from, entry.to].filter(place => place !== null).join(' → ')
    const parts = [
      `${printedMoment(ctx, entry.at)} ${deeds[entry.act][language]}`,
      [entry.by.name, ...(entry.with === null ? [] : [entry.with.name])].join(t('、', ' and ')),
      entry.who === null || masked ? '' : `${t('借用', 'for')} ${entry.who}`,
      way,
      entry.reason,
      entry.dueOn === null ? '' : t(`应还 ${entry.dueOn}`, `due back ${entry.dueOn}`),
    ]
    return parts.filter(part => part !== '').join(t('；', '; '))
  }
  return { zh: say('zh'), en: say('en') }
}
