import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import { measureStates, weighing } from '../../engine/measures.ts'
import { sanctionKinds } from '../../events/sanction-kinds.ts'
import { MeasurePage, MeasureRow } from '../../server/penalties/schema.ts'
import { useMe } from '../api/me.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { DepartmentInput, PersonInput } from '../ui/people-input.tsx'
import { sayDay } from '../ui/wall-clock.ts'
import { MeasureName, MeasureTag, Term } from './measure-line.tsx'
import { measureWords } from './measure-words.ts'
import { penaltyWords } from './words.ts'
import './penalties.css'

const filters = ['state', 'kind', 'party', 'subject', 'department', 'mine'] as const
const wholeView: ReadonlySet<string> = new Set([
  'human-resources',
  'management',
  'general-manager',
  'principal',
  'department-head',
])

/** `/penalties/measures`: what is in effect of penalties, until when, and by whom it is to be carried out; filters stand in the address. */
export function MeasuresPage() {
  const t = useWords(measureWords)
  const language = useLanguage()
  const ids = useId()
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const given = Object.fromEntries(filters.flatMap(name => (params.get(name) ? [[name, params.get(name)!]] : [])))
  // Nothing chosen: what is not over.
  const query = { ...given, state: given.state === 'all' ? undefined : (given.state ?? 'open') }
  const pages = usePages({ key: ['case', 'measures'], path: '/api/penalties/measures', item: MeasureRow, query, pageSize: 30 })
  const { state: _state, ...others } = query
  const counted = useQuery({
    queryKey: ['case', 'measures', 'counts', others],
    queryFn: ({ signal }) => get('/api/penalties/measures', MeasurePage, { query: { ...others, limit: 1 }, signal }),
  })
  const counts = counted.data?.counts
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const seesOthers = me.person.roles.some(({ role }) => wholeView.has(role))
  const isFiltered = Object.keys(given).length > 0
  const count = (names: readonly (typeof measureStates)[number][]) =>
    counts === undefined ? '' : ` ${names.reduce((sum, name) => sum + (counts[name] ?? 0), 0)}`
  return (
    <Page
      title={t('title')}
      subtitle={t(seesOthers ? 'subtitle' : 'subtitleOwn')}
      bar={
        <div className="violation-bar">
          <Segmented
            aria-label={t('states')}
            value={given.state === undefined || given.state === 'open' ? 'open' : given.state === 'all' ? 'all' : 'one'}
            onChange={value => change({ state: value === 'open' ? undefined : value })}
            options={[
              { value: 'open', label: `${t('tab.open')}${count(weighing)}` },
              { value: 'all', label: `${t('tab.all')}${count(measureStates)}` },
              ...(given.state !== undefined && given.state !== 'all' && given.state !== 'open'
                ? [{ value: 'one', label: t(`state.${given.state as (typeof measureStates)[number]}`) }]
                : []),
            ]}
          />
          <Select
            aria-label={t('states')}
            value={measureStates.find(one => one === given.state) ?? null}
            onChange={value => change({ state: value ?? undefined })}
            allowClear
            placeholder={t('states')}
            options={measureStates.map(value => ({ value, label: `${t(`state.${value}`)}${count([value])}` }))}
          />
          <Select
            aria-label={t('kind')}
            value={given.kind ?? null}
            onChange={value => change({ kind: value ?? undefined })}
            allowClear
            placeholder={t('kind')}
            options={sanctionKinds.map(value => ({ value, label: sayValue('measureKind', value, language) }))}
          />
          {seesOthers && (
            <>
              <div className="violation-filter">
                <label className="visually-hidden" htmlFor={`${ids}-person`}>
                  {t('person')}
                </label>
                <PersonInput
                  id={`${ids}-person`}
                  value={given.subject ?? null}
                  onChange={id => change({ subject: id ?? undefined })}
                  placeholder={t('person')}
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
            </>
          )}
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
            <Row key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

/** A measure: what, whose, how it stands, until when; the way to its file. */
function Row({ row }: { readonly row: MeasureRow }) {
  const t = useWords(measureWords)
  const p = useWords(penaltyWords)
  const { names } = useNames()
  const text = useText()
  const language = useLanguage()
  return (
    <li className="violation">
      <div className="violation-words">
        <div className="violation-what">
          <span>
            <MeasureName of={row} />
          </span>
          <span className="violation-quiet">{text(row.regulation.title)}</span>
        </div>
        <div>
          {p('of', { name: p(`party.${row.party}`) })}
          {row.subject.name}
          {row.party === 'person' && row.department !== null && <span className="violation-quiet"> {row.department.name}</span>}
        </div>
        <div className="violation-quiet measure-facts">
          <Term from={row.from} until={row.until} />
          {row.state === 'in-effect' && row.until === null && row.kind !== 'restriction' && <span>{t('noEnd')}</span>}
          {row.state === 'suspended' && row.nextAt !== null && (
            <span>
              {t('waitsUntil')} <Moment at={row.nextAt} />
            </span>
          )}
          {row.carriedOn !== null && row.from === null && <span>{t('carriedOn', { day: sayDay(row.carriedOn, language) })}</span>}
          {['blocked', 'to-carry-out'].includes(row.state) && row.by.length > 0 && (
            <span>{t('byWhom', { who: joinList(row.by.map(names.role), language) })}</span>
          )}
          {row.askedAt !== null && row.state === 'in-effect' && <span>{t('asked')}</span>}
          {row.lifted !== null && <span>{t('lifted', { share: row.lifted })}</span>}
        </div>
      </div>
      <div className="violation-side">
        <span>
          <MeasureTag state={row.state} />
        </span>
        <Link to={`/penalties/${row.case.id}`}>
          {p('openFile')} {row.case.number}
        </Link>
      </div>
    </li>
  )
}
