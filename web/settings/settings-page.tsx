import { Badge, Select, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { holds, useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { useTasks } from './use-settings.ts'
import { settingWords } from './words.ts'
import './settings.css'

const sections = {
  account: lazy(async () => ({ default: (await import('./account-section.tsx')).AccountSection })),
  security: lazy(async () => ({ default: (await import('./security-section.tsx')).SecuritySection })),
  people: lazy(async () => ({ default: (await import('./people-section.tsx')).PeopleSection })),
  calendar: lazy(async () => ({ default: (await import('./calendar-section.tsx')).CalendarSection })),
  clocks: lazy(async () => ({ default: (await import('./clocks-section.tsx')).ClocksSection })),
  approvals: lazy(async () => ({ default: (await import('./approvals-section.tsx')).ApprovalsSection })),
  assignment: lazy(async () => ({ default: (await import('./assignment-section.tsx')).AssignmentSection })),
  dispatch: lazy(async () => ({ default: (await import('../dispatch/settings-section.tsx')).DispatchSection })),
  service: lazy(async () => ({ default: (await import('../customers/settings-section.tsx')).ServiceSection })),
  penalties: lazy(async () => ({ default: (await import('./penalties-section.tsx')).PenaltiesSection })),
  library: lazy(async () => ({ default: (await import('./library-section.tsx')).LibrarySection })),
  contracts: lazy(async () => ({ default: (await import('../contracts/settings-section.tsx')).ContractSection })),
  rewards: lazy(async () => ({ default: (await import('./rewards-section.tsx')).RewardsSection })),
  payroll: lazy(async () => ({ default: (await import('../payroll/settings-section.tsx')).PayrollSettingsSection })),
  archive: lazy(async () => ({ default: (await import('../archive/settings-section.tsx')).ArchiveSettingsSection })),
  'code-trees': lazy(async () => ({ default: (await import('../code-trees/code-trees-section.tsx')).CodeTreesSection })),
  checklists: lazy(async () => ({ default: (await import('../checklists/checklists-section.tsx')).ChecklistsSection })),
  letters: lazy(async () => ({
    default: (await import('../letters/templates-section.tsx')).LetterTemplatesSection,
  })),
  policies: lazy(async () => ({ default: (await import('./policies-section.tsx')).PoliciesSection })),
  messages: lazy(async () => ({ default: (await import('./messages-section.tsx')).MessagesSection })),
  'sign-in': lazy(async () => ({ default: (await import('./sign-in-section.tsx')).SignInSection })),
  keys: lazy(async () => ({ default: (await import('./keys-section.tsx')).KeysSection })),
  storage: lazy(async () => ({ default: (await import('../keys/storage-section.tsx')).StorageSection })),
  tasks: lazy(async () => ({ default: (await import('./tasks-section.tsx')).TasksSection })),
  history: lazy(async () => ({ default: (await import('./history-section.tsx')).HistorySection })),
  log: lazy(async () => ({ default: (await import('./log-section.tsx')).LogSection })),
}
type Section = keyof typeof sections
const order = Object.keys(sections) as Section[]
/** The others are for everybody: the calendar and reminders hold for all, and only changing them is reserved. */
const forAdministrators: readonly Section[] = ['messages', 'sign-in', 'keys', 'storage', 'tasks']

function TaskCount() {
  const { total = 0 } = useTasks(false)
  return <Badge count={total} size="small" />
}

/** 设置: sections at the left, one at a time. */
export function SettingsPage() {
  const t = useWords(settingWords)
  const me = useMe()
  const navigate = useNavigate()
  const isPhone = useMedia(phone)
  const { section = 'account' } = useParams()
  const isAdministrator = holds(me, 'administrator')
  const shown = order.filter(one =>
    one === 'log' ? holds(me, 'administrator', 'auditor') : isAdministrator || !forAdministrators.includes(one),
  )
  const current = shown.find(one => one === section)
  if (current === undefined) return <Navigate to="/settings/account" replace />
  const Content = sections[current]
  return (
    <Page title={`${t('title')} · ${t(current)}`} heading={t(current)}>
      <div className="settings">
        {isPhone ? (
          <Select
            aria-label={t('sections')}
            value={current}
            onChange={next => void navigate(`/settings/${next}`)}
            options={shown.map(value => ({ value, label: t(value) }))}
          />
        ) : (
          <nav className="settings-nav" aria-label={t('sections')}>
            <ul>
              {shown.map(one => (
                <li key={one}>
                  <Link to={`/settings/${one}`} aria-current={one === current ? 'page' : undefined}>
                    {t(one)}
                    {one === 'tasks' && <TaskCount />}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="settings-content">
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <Content />
          </Suspense>
        </div>
      </div>
    </Page>
  )
}
