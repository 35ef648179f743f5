import { PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { violationStates } from '../../server/violations/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { DepartmentInput, PersonInput } from '../ui/people-input.tsx'
import { useViolationCounts, useViolationKinds, useViolationPages, type ViolationFilter } from './use-penalties.ts'
import { DismissDialog, EnterDrawer, OpenDialog } from './violation-dialogs.tsx'
import { ViolationItem } from './violation-item.tsx'
import { penaltyWords } from './words.ts'
import './penalties.css'

const filters = ['state', 'source', 'regulation', 'violation', 'party', 'subject', 'department', 'case', 'from', 'to'] as const

/** 违规登记簿: what was found and entered, what became of it; every filter stands in the address. */
export function ViolationsPage() {
  const t = useWords(penaltyWords)
  const text = useText()
  const ids = useId()
  const [params, setParams] = useSearchParams()
  const given = Object.fromEntries(filters.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
  const filter = given as ViolationFilter
  const pages = useViolationPages(filter)
  const counts = useViolationCounts(filter)
  const kinds = useViolationKinds()
  const [dismissing, setDismissing] = useState<string>()
  const [opening, setOpening] = useState<string>()
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const { state, ...others } = given
  const isFiltered = Object.keys(others).length > 0 || state !== undefined
  const one = (id: string | undefined) => pages.items.find(row => row.id === id)
  const [dismissed, opened] = [one(dismissing), one(opening)]
  const count = (name: (typeof violationStates)[number]) => (counts.data === undefined ? '' : ` ${counts.data.counts[name]}`)
  return (
    <Page
      title={t('register')}
      subtitle={counts.data === undefined ? t('registerHint') : `${t(`scope.${counts.data.scope}`)} · ${t('registerHint')}`}
      actions={
        <>
          <Link to="/penalties/measures">{t('toMeasures')}</Link>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change({ enter: 'yes' })}>
            {t('enter')}
          </Button>
        </>
      }
      bar={
        <div className="violation-bar">
          <Segmented
            aria-label={t('states')}
            value={state ?? ''}
            onChange={value => change({ state: value })}
            options={[
              { value: '', label: t('all') },
              ...violationStates.map(value => ({ value, label: `${t(`state.${value}`)}${count(value)}` })),
            ]}
          />
          <Select
            aria-label={t('kind')}
            value={given.violation === undefined ? '' : `${given.regulation ?? ''}/${given.violation}`}
            onChange={value => {
              const [regulation, violation] = value.split('/')
              change({ regulation, violation })
            }}
            options={[
              { value: '', label: t('kind') },
              ...(kinds.data?.items ?? []).map(kind => ({ value: `${kind.regulation.id}/${kind.id}`, label: text(kind.title) })),
            ]}
          />
          <Select
            aria-label={t('source')}
            value={given.source ?? ''}
            onChange={value => change({ source: value })}
            options={[
              { value: '', label: t('source') },
              { value: 'system', label: t('source.system') },
              { value: 'person', label: t('source.person') },
            ]}
          />
          <div className="violation-filter">
            <label className="visually-hidden" htmlFor={`${ids}-person`}>
              {t('subject')}
            </label>
            <PersonInput
              id={`${ids}-person`}
              value={given.party === 'department' ? null : (given.subject ?? null)}
              onChange={id => change({ subject: id ?? undefined, party: undefined })}
              placeholder={t('subject')}
            />
          </div>
          <div className="violation-filter">
            <label className="visually-hidden" htmlFor={`${ids}-department`}>
              {t('department')}
            </label>
            <DepartmentInput
              id={`${ids}-department`}
              value={given.department ?? null}
              onChange={id => change({ department: id ?? undefined })}
              placeholder={t('department')}
            />
          </div>
          <label className="violation-days">
            {t('from')}
            <input type="date" value={given.from ?? ''} onChange={event => change({ from: event.target.value })} />
          </label>
          <label className="violation-days">
            {t('to')}
            <input type="date" value={given.to ?? ''} onChange={event => change({ to: event.target.value })} />
          </label>
        </div>
      }
    >
      <PagedList
        pages={pages}
        empty={t(isFiltered ? 'emptyFiltered' : 'empty')}
        {...(isFiltered ? {} : { emptyHint: t('emptyHint') })}
      >
        <ul>
          {pages.items.map(row => (
            <ViolationItem key={row.id} row={row} onDismiss={() => setDismissing(row.id)} onOpen={() => setOpening(row.id)} />
          ))}
        </ul>
      </PagedList>
      {dismissed !== undefined && <DismissDialog row={dismissed} onClose={() => setDismissing(undefined)} />}
      {opened !== undefined && <OpenDialog row={opened} onClose={() => setOpening(undefined)} />}
      {params.get('enter') !== null && (
        <EnterDrawer
          caseId={given.case}
          kind={params.get('kind') ?? undefined}
          person={params.get('person') ?? undefined}
          onClose={() => change({ enter: undefined, kind: undefined, person: undefined })}
        />
      )}
    </Page>
  )
}
