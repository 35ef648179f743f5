import { Badge, Select, Skeleton } from 'antd'
import { Suspense } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { holds, useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Page } from '../ui/page.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { useTasks } from './use-settings.ts'
import { settingWords } from './words.ts'
import './settings.css'

const sections = {
  account: lazyPart(async () => (await import('./account-section.tsx')).AccountSection),
  security: lazyPart(async () => (await import('./security-section.tsx')).SecuritySection),
  people: lazyPart(async () => (await import('./people-section.tsx')).PeopleSection),
  calendar: lazyPart(async () => (await import('./calendar-section.tsx')).CalendarSection),
  clocks: lazyPart(async () => (await import('./clocks-section.tsx')).ClocksSection),
  approvals: lazyPart(async () => (await import('./approvals-section.tsx')).ApprovalsSection),
  assignment: lazyPart(async () => (await import('./assignment-section.tsx')).AssignmentSection),
  dispatch: lazyPart(async () => (await import('../dispatch/settings-section.tsx')).DispatchSection),
  service: lazyPart(async () => (await import('../customers/settings-section.tsx')).ServiceSection),
  penalties: lazyPart(async () => (await import('./penalties-section.tsx')).PenaltiesSection),
  library: lazyPart(async () => (await import('./library-section.tsx')).LibrarySection),
  contracts: lazyPart(async () => (await import('../contracts/settings-section.tsx')).ContractSection),
  rewards: lazyPart(async () => (await import('./rewards-section.tsx')).RewardsSection),
  payroll: lazyPart(async () => (await import('../payroll/settings-section.tsx')).PayrollSettingsSection),
  archive: lazyPart(async () => (await import('../archive/settings-section.tsx')).ArchiveSettingsSection),
  'code-trees': lazyPart(async () => (await import('../code-trees/code-trees-section.tsx')).CodeTreesSection),
  checklists: lazyPart(async () => (await import('../checklists/checklists-section.tsx')).ChecklistsSection),
  letters: lazyPart(async () => (await import('../letters/templates-section.tsx')).LetterTemplatesSection),
  policies: lazyPart(async () => (await import('./policies-section.tsx')).PoliciesSection),
  messages: lazyPart(async () => (await import('./messages-section.tsx')).MessagesSection),
  'sign-in': lazyPart(async () => (await import('./sign-in-section.tsx')).SignInSection),
  keys: lazyPart(async () => (await import('./keys-section.tsx')).KeysSection),
  storage: lazyPart(async () => (await import('../keys/storage-section.tsx')).StorageSection),
  tasks: lazyPart(async () => (await import('./tasks-section.tsx')).TasksSection),
  history: lazyPart(async () => (await import('./history-section.tsx')).HistorySection),
  log: lazyPart(async () => (await import('./log-section.tsx')).LogSection),
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
