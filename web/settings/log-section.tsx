import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { AdministrationAction, AdminLogEntry } from '../../server/admin-log/schema.ts'
import { usePages } from '../api/query.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ChangeFields } from '../organisation/change-fields.tsx'
import { organisationWords } from '../organisation/words.ts'
import { signInWords } from '../sign-in/words.ts'
import { Moment, useZone } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { instantOf } from '../ui/wall-clock.ts'
import { actionsInOrder, adminLogWords } from './admin-log-words.ts'
import { sayLogEntry } from './say-log-entry.ts'
import { scopeWords } from './scope-words.ts'
import { securityWords } from './security-words.ts'

/** Filters stand in the address, so that an auditor can send what they see. */
function useFilters() {
  const [params, setParams] = useSearchParams()
  const set = (changes: Record<string, string | undefined>) =>
    setParams(
      now => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  const text = (name: string) => params.get(name) ?? undefined
  const actions = (text('action') ?? '').split(',').flatMap(one => AdministrationAction.safeParse(one).data ?? [])
  return { actions, person: text('person'), from: text('from'), until: text('until'), set }
}

/** 管理日志: who signed in, failed, was locked; who changed keys, factors and ways to sign in. */
export function LogSection() {
  const t = useWords(adminLogWords)
  const organisation = useWords(organisationWords)
  const say = {
    ...{ log: t, security: useWords(securityWords), front: useWords(signInWords), scope: useWords(scopeWords) },
    language: useLanguage(),
  }
  const zone = useZone()
  const { actions, person, from, until, set } = useFilters()
  const startOf = (day: string) => instantOf(`${day}T00:00:00`, zone)
  const pages = usePages({
    key: ['admin-log'],
    path: '/api/admin-log',
    item: AdminLogEntry,
    query: {
      ...{ action: actions.length === 0 ? undefined : actions.join(','), person },
      from: from === undefined ? undefined : startOf(from),
      until: until === undefined ? undefined : startOf(dayjs(until).add(1, 'day').format('YYYY-MM-DD')),
    },
  })
  return (
    <>
      <p className="setting-intro">{t('hint')}</p>
      <div className="log-filters">
        <Select<AdministrationAction[]>
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label={t('what')}
          placeholder={t('allActions')}
          value={actions}
          onChange={next => set({ action: next.join(',') })}
          optionFilterProp="label"
          options={actionsInOrder.map(value => ({ value, label: t(value) }))}
        />
        <PersonInput value={person ?? null} onChange={next => set({ person: next ?? undefined })} placeholder={t('anybody')} />
        <DatePicker.RangePicker
          aria-label={t('period')}
          allowEmpty={[true, true]}
          value={[from === undefined ? null : dayjs(from), until === undefined ? null : dayjs(until)]}
          onChange={days => set({ from: days?.[0]?.format('YYYY-MM-DD'), until: days?.[1]?.format('YYYY-MM-DD') })}
        />
      </div>
      <PagedList pages={pages} empty={t('empty')} emptyHint={t('emptyHint')}>
        <ul className="log-list">
          {pages.items.map(entry => {
            const action = AdministrationAction.safeParse(entry.action).data
            const more = sayLogEntry(entry, say)
            return (
              <li key={entry.id} className="log-entry">
                <span className="log-when">
                  <Moment at={entry.at} />
                </span>
                <span className="log-what">
                  <strong>{entry.actor === null ? t('system') : entry.actor.name}</strong>{' '}
                  {action === undefined ? entry.action : t(action)}
                  {entry.subject !== null && entry.subject.id !== entry.actor?.id && entry.subject.name !== '' && (
                    <span> · {entry.subject.name}</span>
                  )}
                  {entry.change !== null && entry.change.about !== '' && entry.change.about !== entry.subject?.name && (
                    <span> · {entry.change.about}</span>
                  )}
                  {entry.change !== null && entry.change.kind !== 'changed' && (
                    <span className="setting-inline"> {organisation(`change.${entry.change.kind}`)}</span>
                  )}
                  {more !== '' && <span className="setting-quiet">{more}</span>}
                  {entry.change !== null && (
                    <>
                      <ChangeFields change={entry.change} />
                      {entry.change.reason !== '' && <span className="setting-quiet">{entry.change.reason}</span>}
                    </>
                  )}
                </span>
                <span className="setting-inline log-address">{entry.address}</span>
              </li>
            )
          })}
        </ul>
      </PagedList>
    </>
  )
}
