import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { Button, Segmented, Tag } from 'antd'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { z } from 'zod'
import type { SessionRow } from '../../server/library/sessions/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { DepartmentInput, PersonInput } from '../ui/people-input.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SessionDialog } from './session-dialog.tsx'
import { sessionWords } from './session-words.ts'
import { useSessions } from './use-library.ts'

const Done = z.object({ ok: z.literal(true) })

/** Discussions and training: of a person, a department, or what waits for my word; who took part confirms it themselves. */
export function SessionsTab() {
  const t = useWords(sessionWords)
  const ids = useId()
  const [params, setParams] = useSearchParams()
  const [isOpen, setOpen] = useState(params.get('study') !== null && params.get('record') === 'yes')
  const given = Object.fromEntries(
    ['kind', 'person', 'department', 'mine', 'study'].flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])),
  )
  const pages = useSessions(isOpen ? Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'study')) : given)
  const change = (more: Readonly<Record<string, string | null | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value == null || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const shown = given.mine === 'waiting' ? 'waiting' : (given.kind ?? '')
  return (
    <>
      <div className="session-bar">
        <Segmented
          aria-label={t('kind')}
          value={shown}
          onChange={value => change(value === 'waiting' ? { mine: 'waiting', kind: '' } : { mine: '', kind: value })}
          options={[
            { value: '', label: t('all') },
            { value: 'discussion', label: t('kind.discussion') },
            { value: 'training', label: t('kind.training') },
            { value: 'waiting', label: t('waiting') },
          ]}
        />
        <div className="session-filter">
          <label className="visually-hidden" htmlFor={`${ids}-person`}>
            {t('person')}
          </label>
          <PersonInput
            id={`${ids}-person`}
            {...(given.person === undefined ? {} : { value: given.person })}
            onChange={id => change({ person: id })}
            placeholder={t('person')}
          />
        </div>
        <div className="session-filter">
          <label className="visually-hidden" htmlFor={`${ids}-department`}>
            {t('department')}
          </label>
          <DepartmentInput
            id={`${ids}-department`}
            {...(given.department === undefined ? {} : { value: given.department })}
            onChange={id => change({ department: id })}
            placeholder={t('department')}
          />
        </div>
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('record')}
        </Button>
      </div>
      <PagedList pages={pages} empty={t(Object.keys(given).length > 0 ? 'emptyFiltered' : 'empty')} emptyHint={t('emptyHint')}>
        <ul>
          {pages.items.map(row => (
            <SessionItem key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
      {isOpen && (
        <SessionDialog
          {...(given.study === undefined ? {} : { study: given.study })}
          onClose={() => {
            setOpen(false)
            change({ record: '', study: '' })
          }}
        />
      )}
    </>
  )
}

function SessionItem({ row }: { row: SessionRow }) {
  const t = useWords(sessionWords)
  const marks = useMarks()
  const confirm = useAct({
    send: (_: null, intent) => post(`/api/library/sessions/${encodeURIComponent(row.id)}/acknowledge`, {}, Done, intent),
    refreshes: [['library', 'sessions']],
  })
  const done = row.people.filter(one => one.acknowledgedAt !== null).length
  return (
    <li className="entry-row">
      <div className="study-head">
        <strong>{row.title}</strong>
        <Tag variant="filled">{t(`kind.${row.kind}`)}</Tag>
        {row.waitsForMe && (
          <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(null)}>
            {t('confirm')}
          </Button>
        )}
      </div>
      {confirm.error !== null && <Refusal problem={confirm.error} />}
      <p className="library-text">{row.conclusions}</p>
      {row.material !== '' && <p className="entry-faint">{t('material') + marks.colon + row.material}</p>}
      {row.studies.length > 0 && (
        <p>
          {t('studies') + marks.colon}
          {row.studies.map((study, at) => (
            <span key={study.id}>
              {at > 0 && marks.comma}
              <Link to={`/library/${study.id}`}>{study.title}</Link>
            </span>
          ))}
        </p>
      )}
      <details>
        <summary className="entry-by">
          {t('showPeople', { count: row.people.length })} · {t('confirmed', { done, all: row.people.length })}
        </summary>
        <ul className="session-people">
          {row.people.map(one => (
            <li key={one.id}>
              {one.acknowledgedAt === null ? <ClockCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />} {one.name}
              {one.department !== null && <span className="entry-faint">{marks.brackets(one.department.name)}</span>}
              {one.acknowledgedAt === null && <span className="entry-faint"> {t('notYet')}</span>}
            </li>
          ))}
        </ul>
      </details>
      <p className="entry-by">
        <Day date={row.on} /> · {t('by', { name: row.recordedBy.name })}
      </p>
    </li>
  )
}
