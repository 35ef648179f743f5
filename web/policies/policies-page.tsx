import { Input, Select, Skeleton, Tag } from 'antd'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import type { EditionRow, EditionView } from '../../server/policies/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { phone, useMedia } from '../ui/use-media.ts'
import { ClauseHits } from './clause-hits.tsx'
import { ClauseSection } from './clause-section.tsx'
import { lastDays, useCoverage } from './coverage/use-coverage.ts'
import { ImportLink } from './import/import-link.tsx'
import { LintLine } from './lint/lint-line.tsx'
import { packNames } from './pack-names.ts'
import { PolicyTabs } from './policy-tabs.tsx'
import { type ClauseWords, clausesInWords } from './rule-lines.ts'
import { searchClauses } from './search-clauses.ts'
import { useEdition, useEditions, useHomeOf } from './use-policies.ts'
import { policyWords } from './words.ts'
import './policies.css'

function Tree({ clauses, target }: { clauses: readonly ClauseWords[]; target: string }) {
  const t = useWords(policyWords)
  const language = useLanguage()
  return (
    <nav className="clause-tree" aria-label={t('clauses')}>
      <ul>
        {clauses.map(clause => (
          <li key={clause.number} data-part={clause.number.includes('(')}>
            <Link to={{ hash: encodeURIComponent(clause.number) }} aria-current={clause.number === target ? 'true' : undefined}>
              <span className="clause-tree-number">{sayClause(clause.number, language)}</span>
              <span>{clause.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Jump({ clauses, target }: { clauses: readonly ClauseWords[]; target: string }) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const navigate = useNavigate()
  return (
    <Select
      className="clause-jump"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('jump')}
      aria-label={t('jump')}
      value={target === '' ? null : target}
      onChange={number => void navigate({ hash: encodeURIComponent(number) })}
      options={clauses.map(clause => ({ value: clause.number, label: `${sayClause(clause.number, language)} ${clause.title}` }))}
    />
  )
}

function Clauses({ view }: { view: EditionView }) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const { hash } = useLocation()
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const isPhone = useMedia(phone)
  const target = decodeURIComponent(hash.slice(1))
  const clauses = useMemo(() => clausesInWords(view, packNames(view, language)), [view, language])
  const q = useDeferredValue(typed)
  const hits = useMemo(() => searchClauses(clauses, q), [clauses, q])
  // A place was chosen: the results make room for it.
  useEffect(() => {
    if (target === '') return
    setTyped('')
    document.getElementById(target)?.scrollIntoView({ block: 'start' })
  }, [target])
  const coverage = useCoverage(view.id, view.edition, lastDays(90)).data
  const isSearching = q.trim() !== ''
  const type = (text: string) => {
    setTyped(text)
    // The query stands in the address, so that a result list can be sent to somebody; a hash no longer holds.
    setParams(text.trim() === '' ? {} : { q: text }, { replace: true, preventScrollReset: true })
  }
  return (
    <div className="policy">
      <div className="policy-side">
        <Input.Search
          className="policy-search"
          allowClear
          autoFocus={!isPhone}
          size="large"
          aria-label={t('searchLabel')}
          placeholder={t('searchPlaceholder')}
          value={typed}
          onChange={event => type(event.target.value)}
        />
        {isPhone ? <Jump clauses={clauses} target={target} /> : <Tree clauses={clauses} target={target} />}
      </div>
      <div className="policy-text">
        {isSearching ? (
          <ClauseHits hits={hits} q={q} view={view} />
        ) : (
          clauses.map(clause => (
            <ClauseSection
              key={clause.number}
              clause={clause}
              view={view}
              isTarget={clause.number === target}
              covered={coverage?.clauses.find(one => one.number === clause.number)}
            />
          ))
        )}
      </div>
    </div>
  )
}

function EditionHead({ row, all }: { row: EditionRow; all: readonly EditionRow[] }) {
  const t = useWords(policyWords)
  const text = useText()
  const navigate = useNavigate()
  const { from, to } = row.inForce
  return (
    <span className="policy-head">
      {all.length > 1 && (
        <Select
          aria-label={t('edition')}
          value={`${row.id}/${row.edition}`}
          onChange={path => void navigate(`/policies/${path}`)}
          options={all.map(one => ({ value: `${one.id}/${one.edition}`, label: `${text(one.title)} ${one.edition}` }))}
        />
      )}
      {all.length === 1 && <span>{row.edition}</span>}
      <Tag color={row.current ? 'success' : 'default'}>{row.current ? t('current') : t(`status.${row.status}`)}</Tag>
      <span>{to === undefined ? t('inForce', { from }) : t('inForceUntil', { from, to })}</span>
      <span>{t('summary', { clauses: row.clauses, rules: row.rules })}</span>
      <LintLine id={row.id} edition={row.edition} />
    </span>
  )
}

function OneEdition({ row, all }: { row: EditionRow; all: readonly EditionRow[] }) {
  const text = useText()
  const query = useEdition(row.id, row.edition)
  return (
    <Page
      title={text(row.title)}
      subtitle={<EditionHead row={row} all={all} />}
      bar={<PolicyTabs id={row.id} edition={row.edition} />}
      actions={<ImportLink />}
    >
      <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {view => <Clauses key={row.hash} view={view} />}
      </Loaded>
    </Page>
  )
}

/** 制度: the clauses at the left, what each orders at the right, and a search that answers "by when" at once. */
export function PoliciesPage() {
  const t = useWords(policyWords)
  const { id, edition } = useParams()
  const { hash } = useLocation()
  const editions = useEditions()
  const home = useHomeOf(decodeURIComponent(hash.slice(1)), editions.data?.items ?? [])
  const shell = (children: React.ReactNode) => <Page title={t('title')}>{children}</Page>
  if (editions.data === undefined) return shell(<Loaded query={editions}>{() => null}</Loaded>)
  const { items } = editions.data
  const row = id === undefined ? home : items.find(one => one.id === id && one.edition === edition)
  if (row === undefined) {
    return shell(
      <div className="panel">
        <Nothing title={t('none')} hint={t('noneHint')} />
      </div>,
    )
  }
  return <OneEdition row={row} all={items} />
}
