import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { type FindingKind, findingKinds } from '../../../engine/lint/finding.ts'
import { kindTitles } from '../../../engine/lint/kind-titles.ts'
import type { FindingView, LintView } from '../../../server/policies/lint/schema.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { ExcelButton } from '../../ui/excel-button.tsx'
import { Loaded, Nothing, Page } from '../../ui/page.tsx'
import { PolicyTabs } from '../policy-tabs.tsx'
import { FindingItem } from './finding-item.tsx'
import { SeverityMark } from './severity-mark.tsx'
import { lintPath, type ShownSeverity, shownAs, shownSeverities, useLint } from './use-lint.ts'
import { WaiveListed } from './waive-listed.tsx'
import { lintWords } from './words.ts'
import './lint.css'

type Filter = { readonly severity: ShownSeverity | undefined; readonly kind: FindingKind | undefined }

/** 体检: what the lint finds in an edition, most urgent first, each with its clauses, a sample, and what can be done about it. */
export function LintPage() {
  const t = useWords(lintWords)
  const text = useText()
  const { id = '', edition = '' } = useParams()
  const query = useLint({ id, edition })
  const title = query.data === undefined ? t('title') : `${t('title')} · ${text(query.data.title)}`
  return (
    <Page
      title={title}
      {...(query.data === undefined ? {} : { subtitle: <Head view={query.data} /> })}
      actions={<ExcelButton path={`${lintPath({ id, edition })}/lint.xlsx`} name={t('file')} label={t('excel')} />}
      bar={<PolicyTabs id={id} edition={edition} />}
    >
      <Loaded query={query}>{view => <Findings view={view} />}</Loaded>
    </Page>
  )
}

function Head({ view }: { view: LintView }) {
  const t = useWords(lintWords)
  const language = useLanguage()
  const text = useText()
  const others = view.together.map(other => `${text(other.title)} ${other.edition}`)
  return (
    <span className="lint-head">
      <span>{t('head', { title: text(view.title), edition: view.edition, today: view.today })}</span>
      {others.length > 0 && <span>{t('together', { list: others.join(language === 'zh' ? '、' : ', ') })}</span>}
    </span>
  )
}

function Findings({ view }: { view: LintView }) {
  const t = useWords(lintWords)
  const [params, setParams] = useSearchParams()
  const filter: Filter = {
    severity: shownSeverities.find(one => one === params.get('severity')),
    kind: findingKinds.find(one => one === params.get('kind')),
  }
  const show = (next: Partial<Filter>) => {
    const { severity, kind } = { ...filter, ...next }
    setParams({ ...(severity && { severity }), ...(kind && { kind }) }, { replace: true, preventScrollReset: true })
  }
  const shown = view.findings.filter(
    f =>
      (filter.severity === undefined || shownAs(f) === filter.severity) && (filter.kind === undefined || f.kind === filter.kind),
  )
  if (view.findings.length === 0)
    return (
      <div className="panel">
        <Nothing title={t('none')} hint={t('noneHint')} />
      </div>
    )
  return (
    <div className="lint">
      <Filters view={view} filter={filter} show={show}>
        <WaiveListed findings={shown.filter(f => shownAs(f) === 'warning')} view={view} />
      </Filters>
      {shown.length === 0 && (
        <div className="panel">
          <Nothing
            title={t('noneFiltered')}
            action={
              <Button type="link" onClick={() => setParams({})}>
                {t('clearFilter')}
              </Button>
            }
          />
        </div>
      )}
      {shownSeverities.map(severity => (
        <Group key={severity} severity={severity} findings={shown.filter(f => shownAs(f) === severity)} view={view} />
      ))}
    </div>
  )
}

type FiltersProps = {
  readonly view: LintView
  readonly filter: Filter
  readonly show: (next: Partial<Filter>) => void
  readonly children: ReactNode
}

function Filters({ view, filter, show, children }: FiltersProps) {
  const t = useWords(lintWords)
  const text = useText()
  const kinds = findingKinds.filter(kind => view.findings.some(f => f.kind === kind))
  const count = (kind: FindingKind) => view.findings.filter(f => f.kind === kind).length
  return (
    <div className="lint-filters no-print">
      <fieldset className="lint-severities" aria-label={t('severity')}>
        {shownSeverities.map(severity => (
          <button
            key={severity}
            type="button"
            className="lint-count"
            data-severity={severity}
            aria-pressed={filter.severity === severity}
            onClick={() => show({ severity: filter.severity === severity ? undefined : severity })}
          >
            <SeverityMark severity={severity} />
            <strong>{view.counts[severity]}</strong>
          </button>
        ))}
      </fieldset>
      <Select<FindingKind | ''>
        className="lint-kinds"
        aria-label={t('kind')}
        value={filter.kind ?? ''}
        onChange={kind => show({ kind: kind === '' ? undefined : kind })}
        options={[
          { value: '', label: t('allKinds') },
          ...kinds.map(kind => ({ value: kind, label: `${text(kindTitles[kind])} ${count(kind)}` })),
        ]}
      />
      {children}
    </div>
  )
}

type GroupProps = { readonly severity: ShownSeverity; readonly findings: readonly FindingView[]; readonly view: LintView }

function Group({ severity, findings, view }: GroupProps) {
  const t = useWords(lintWords)
  const text = useText()
  if (findings.length === 0) return null
  const regulations = [...new Set(findings.map(f => f.regulation))]
  const titleOf = (id: string) => {
    const title = id === view.regulation ? view.title : view.together.find(other => other.id === id)?.title
    return title === undefined ? id : text(title)
  }
  return (
    <section className="lint-group" aria-labelledby={`lint-${severity}`}>
      <h2 id={`lint-${severity}`}>
        <SeverityMark severity={severity} /> {findings.length}
        <span className="lint-hint">{t(`hint.${severity}`)}</span>
      </h2>
      {regulations.map(regulation => (
        <div key={regulation}>
          {regulations.length > 1 && <h3>{titleOf(regulation)}</h3>}
          <ul className="lint-list">
            {findings
              .filter(f => f.regulation === regulation)
              .map(finding => (
                <FindingItem key={finding.id} finding={finding} view={view} titleOf={titleOf} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
