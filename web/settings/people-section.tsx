import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Dropdown, Input, type MenuProps, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { PersonRow } from '../../server/organisation/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { Departments } from './departments.tsx'
import { EndNoticePanel } from './end-notice-panel.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { PresenceDialog } from './presence-dialog.tsx'
import { StaffingPanel } from './staffing-panel.tsx'
import { changePerson, staffKeys, useStaff } from './use-settings.ts'
import { settingWords } from './words.ts'

type Open = { readonly what: 'edit' | 'password' | 'presence'; readonly person: PersonRow } | { readonly what: 'add' }

/** Whether somebody is here, until when not, and who stands in. */
export function Presence({ person }: { person: Pick<PersonRow, 'presence' | 'absentUntil' | 'substitute' | 'active'> }) {
  const t = useWords(settingWords)
  if (!person.active) return <Tag>{t('inactive')}</Tag>
  return (
    <span className="presence">
      <Tag color={person.presence === 'on-duty' ? 'success' : person.presence === 'leave' ? 'warning' : 'default'}>
        {t(`presence.${person.presence}`)}
      </Tag>
      {person.absentUntil !== null && (
        <span>
          {t('until')} <Moment at={person.absentUntil} />
        </span>
      )}
      {person.substitute !== null && <span>{t('substituteIs', { name: person.substitute.name })}</span>}
    </span>
  )
}

function Acts({ person, onOpen }: { person: PersonRow; onOpen: (open: Open) => void }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const { modal } = App.useApp()
  const say = useProblemMessage()
  const change = useAct({ send: (active: boolean, intent) => changePerson(person.id, { active }, intent), refreshes: staffKeys })
  const deactivate = () =>
    modal.confirm({
      title: t('deactivateTitle', { name: person.name }),
      content: t('deactivateHint'),
      okText: t('deactivate'),
      okButtonProps: { danger: true },
      onOk: () => change.mutate(false, { onError: say }),
    })
  const items: MenuProps['items'] = [
    { key: 'edit', label: t('editPerson'), onClick: () => onOpen({ what: 'edit', person }) },
    { key: 'presence', label: t('setPresence'), onClick: () => onOpen({ what: 'presence', person }) },
    { key: 'password', label: t('signInOf'), onClick: () => onOpen({ what: 'password', person }) },
    { type: 'divider' },
    person.active
      ? { key: 'off', label: t('deactivate'), danger: true, onClick: deactivate }
      : { key: 'on', label: t('activate'), onClick: () => change.mutate(true, { onError: say }) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<MoreOutlined />} loading={change.isPending} aria-label={`${shared('more')} ${person.name}`} />
    </Dropdown>
  )
}

function StaffRow({ person, onOpen }: { person: PersonRow; onOpen: ((open: Open) => void) | undefined }) {
  const t = useWords(settingWords)
  const language = useLanguage()
  return (
    <li className="staff" data-active={person.active}>
      <div className="staff-name">
        <Person name={person.name} role={person.title} avatar />
        <span className="setting-quiet">{[person.department?.name, person.email, person.phone].filter(Boolean).join(' · ')}</span>
      </div>
      <div className="staff-roles">
        {person.roles.map(({ role, department }) => (
          <Tag key={role + (department?.id ?? '')} variant="filled">
            {sayValue('role', role, language)}
          </Tag>
        ))}
        {person.hasAccount === false && <Tag>{t('noAccount')}</Tag>}
      </div>
      <Presence person={person} />
      {onOpen !== undefined && <Acts person={person} onOpen={onOpen} />}
    </li>
  )
}

/** 人员与部门: everybody sees who is there and who stands in; administrators add, change, and set passwords. */
export function PeopleSection() {
  const t = useWords(settingWords)
  const isAdministrator = holds(useMe(), 'administrator')
  const [q, setQ] = useState('')
  const [withInactive, setWithInactive] = useState(false)
  const [open, setOpen] = useState<Open>()
  const query = useStaff(useDeferredValue(q.trim()), withInactive)
  const close = () => setOpen(undefined)
  return (
    <>
      {isAdministrator && <StaffingPanel />}
      <div className="setting-bar">
        <Input.Search
          className="setting-search"
          allowClear
          value={q}
          onChange={event => setQ(event.target.value)}
          placeholder={t('searchPeople')}
          aria-label={t('searchPeople')}
        />
        {isAdministrator && (
          <>
            <Checkbox checked={withInactive} onChange={event => setWithInactive(event.target.checked)}>
              {t('showInactive')}
            </Checkbox>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'add' })}>
              {t('addPerson')}
            </Button>
          </>
        )}
      </div>
      <Loaded query={query}>
        {people => (
          <div className="panel">
            {people.length === 0 ? (
              <Nothing title={t('noPeople')} hint={t('noPeopleHint')} />
            ) : (
              <ul>
                {people.map(person => (
                  <StaffRow key={person.id} person={person} onOpen={isAdministrator ? setOpen : undefined} />
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
      <Departments isAdministrator={isAdministrator} />
      <EndNoticePanel />
      {open?.what === 'add' && <PersonDialog onClose={close} />}
      {open?.what === 'edit' && <PersonDialog person={open.person} onClose={close} />}
      {open?.what === 'password' && <PasswordDialog person={open.person} onClose={close} />}
      {open?.what === 'presence' && <PresenceDialog person={open.person} onClose={close} />}
    </>
  )
}
