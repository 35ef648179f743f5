import { Select, Tabs } from 'antd'
import type { ApprovalSubject } from '../../events/route-step.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import { approvalWords } from './words.ts'

/** The tabs of the page, in their order; `editions` and `receipts` have lists of their own. */
export const shownTabs = ['waiting', 'mandate', 'editions', 'receipts', 'mine', 'copied', 'settled'] as const
export type ShownTab = (typeof shownTabs)[number]

type Props = {
  readonly shown: ShownTab
  readonly counts: Readonly<Record<string, number>>
  readonly onTab: (tab: ShownTab) => void
  /** What the list is narrowed to; undefined where the tab has no subjects. */
  readonly subject: ApprovalSubject | undefined
  readonly hasSubjects: boolean
  readonly onSubject: (subject: ApprovalSubject | undefined) => void
}

/** Seven tabs; on a phone one picker, from which all of them can be reached. */
export function ApprovalTabs({ shown, counts, onTab, subject, hasSubjects, onSubject }: Props) {
  const t = useWords(approvalWords)
  const language = useLanguage()
  const isPhone = useMedia(phone)
  const label = (tab: ShownTab) => ((counts[tab] ?? 0) > 0 ? `${t(tab)} ${counts[tab]}` : t(tab))
  const narrow = hasSubjects && (
    <Select<ApprovalSubject | ''>
      className="approval-subject"
      aria-label={t('all')}
      value={subject ?? ''}
      onChange={value => onSubject(value === '' ? undefined : value)}
      options={[
        { value: '', label: t('all') },
        ...optionsOf('subject', language).map(one => ({ ...one, value: one.value as ApprovalSubject })),
      ]}
    />
  )
  return (
    <div className="approval-bar">
      {isPhone ? (
        <Select<ShownTab>
          className="approval-tabs"
          aria-label={t('title')}
          value={shown}
          onChange={onTab}
          options={shownTabs.map(tab => ({ value: tab, label: label(tab) }))}
        />
      ) : (
        <Tabs
          className="approval-tabs"
          activeKey={shown}
          onChange={key => onTab(key as ShownTab)}
          items={shownTabs.map(key => ({ key, label: label(key) }))}
        />
      )}
      {narrow}
    </div>
  )
}
