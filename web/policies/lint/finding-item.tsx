import { App, Button, Modal, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { kindTitles } from '../../../engine/lint/kind-titles.ts'
import { type FindingView, type LintView, WaiveFinding } from '../../../server/policies/lint/schema.ts'
import { useAct } from '../../api/use-act.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { sayClause } from '../../ui/clause.ts'
import { Moment } from '../../ui/moment.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { clausePath } from '../clause-path.ts'
import '../clause-chip.css'
import { lintKey, sendWaiver, withdrawWaiver } from './use-lint.ts'
import { lintWords } from './words.ts'

type Props = { readonly finding: FindingView; readonly view: LintView; readonly titleOf: (regulation: string) => string }

/** One finding: what it says, where, an example, how to mend it, and the reading or waiver that lets it stand. */
export function FindingItem({ finding, view, titleOf }: Props) {
  const t = useWords(lintWords)
  const text = useText()
  const colon = useLanguage() === 'zh' ? '：' : ': '
  const { reading } = finding
  return (
    <li className="lint-finding panel">
      <div className="lint-line">
        <span className="lint-kind">{text(kindTitles[finding.kind])}</span>
        {finding.clauses.map(clause => (
          <ClauseText key={`${clause.regulation} ${clause.clause}`} clause={clause} view={view} titleOf={titleOf} />
        ))}
        <WaiveButton finding={finding} view={view} />
      </div>
      <p className="lint-says">{text(finding.says)}</p>
      {finding.sampleSays !== undefined && (
        <p className="lint-sample">
          {t('sample')}
          {colon}
          {text(finding.sampleSays)}
        </p>
      )}
      {reading === undefined ? (
        <p className="lint-mend">
          {t('suggestion')}
          {colon}
          {text(finding.suggestion)}
        </p>
      ) : (
        <div className="lint-reading">
          <span className="lint-reading-by">{t('reading', { by: reading.by, on: reading.on })}</span>
          <p>{text(reading.says)}</p>
        </div>
      )}
      <Waiver finding={finding} view={view} />
    </li>
  )
}

type ClauseProps = {
  readonly clause: FindingView['clauses'][number]
  readonly view: LintView
  readonly titleOf: (regulation: string) => string
}

/** A clause of a finding: its own words at a click, and the way to its place. */
function ClauseText({ clause, view, titleOf }: ClauseProps) {
  const t = useWords(lintWords)
  const text = useText()
  const language = useLanguage()
  const number = sayClause(clause.clause, language)
  const label = clause.regulation === view.regulation ? number : `${titleOf(clause.regulation)} ${number}`
  return (
    <Popover
      trigger="click"
      title={`${number}${clause.title === undefined ? '' : ` ${text(clause.title)}`}`}
      content={
        <div className="lint-clause">
          {clause.gist !== undefined && <p>{text(clause.gist)}</p>}
          <Link to={clausePath(clause.clause, { id: clause.regulation, edition: clause.edition })}>{t('openClause')}</Link>
        </div>
      }
    >
      <button type="button" className="clause-chip lint-chip">
        {label}
      </button>
    </Popover>
  )
}

type WaiverProps = { readonly finding: FindingView; readonly view: LintView }

/** 放行: whoever may lets a warning pass, with a reason that stands beside the name. */
function WaiveButton({ finding, view }: WaiverProps) {
  const t = useWords(lintWords)
  const [isOpen, setOpen] = useState(false)
  if (finding.severity !== 'warning' || finding.waiver !== undefined || !view.mayWaive) return null
  const edition = { id: view.regulation, edition: view.edition }
  return (
    <>
      <Button className="lint-waive no-print" size="small" onClick={() => setOpen(true)}>
        {t('waive')}
      </Button>
      <Modal open={isOpen} title={t('waiveTitle')} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <ActForm
          schema={WaiveFinding}
          fixed={{ finding: finding.id }}
          draft={`policy/${view.regulation}/${view.edition}/waive/${finding.id}`}
          fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, hint: t('reasonHint') }]}
          submitLabel={t('waive')}
          onSubmit={(data, intent) => sendWaiver(edition, data, intent)}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
          refreshes={[lintKey(edition)]}
        />
      </Modal>
    </>
  )
}

function Waiver({ finding: { waiver }, view }: WaiverProps) {
  const t = useWords(lintWords)
  const { modal } = App.useApp()
  const edition = { id: view.regulation, edition: view.edition }
  const withdraw = useAct({
    send: (id: string, intent) => withdrawWaiver(edition, id, intent),
    refreshes: [lintKey(edition)],
  })
  if (waiver === undefined) return null
  return (
    <div className="lint-waiver">
      <span>
        {t('waivedBy', { name: waiver.by.name, reason: waiver.reason })} <Moment at={waiver.at} />
      </span>
      {view.mayWaive && (
        <Button
          className="no-print"
          size="small"
          loading={withdraw.isPending}
          onClick={() =>
            modal.confirm({
              title: t('withdraw'),
              content: t('withdrawSure'),
              okText: t('withdraw'),
              onOk: () => withdraw.mutateAsync(waiver.id).catch(() => undefined),
            })
          }
        >
          {t('withdraw')}
        </Button>
      )}
      {withdraw.error !== null && <Refusal problem={withdraw.error} />}
    </div>
  )
}
