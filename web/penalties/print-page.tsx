import { LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { PenaltyView } from '../../server/penalties/schema.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { useCase } from '../cases/case-data.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { useZone } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { localMinute } from './local-minute.ts'
import { MeasureList } from './measure-list.tsx'
import { usePenalty } from './use-penalties.ts'
import { penaltyWords } from './words.ts'
import '../cases/forms/print.css'
import './penalties.css'

type Entry = CaseWithTimeline['timeline'][number]
const kinds = ['allegation', 'decision', 'appeal'] as const
type Paper = (typeof kinds)[number]
const recordOf = { allegation: 'allegation-notice', decision: 'penalty-notice', appeal: 'appeal' } as const

const lastOf = (current: CaseWithTimeline, record: string): Entry | undefined =>
  current.timeline.findLast(entry => entry.type === 'record.made' && entry.data.record === record)
const textsOf = (entry: Entry | undefined): Record<string, string> => (entry?.sealed.texts ?? {}) as Record<string, string>
const valuesOf = (entry: Entry | undefined): Record<string, unknown> => (entry?.data.values ?? {}) as Record<string, unknown>

/** `/penalties/:id/print/:paper`: 处罚告知书, 处罚决定书, 申诉书 on A4; what was not recorded yet stays blank, to be filled in by hand. */
export function PenaltyPrintPage() {
  const t = useWords(penaltyWords)
  const { id = '', paper } = useParams()
  const query = useCase(id)
  const penalty = usePenalty(id)
  const kind = kinds.find(one => one === paper)
  if (kind === undefined) return <Nothing title={t('notYet')} />
  return (
    <div className="form-print">
      <div className="form-print-bar no-print">
        <Link to={`/penalties/${id}`}>
          <LeftOutlined aria-hidden /> {t('back')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <Loaded query={query}>
        {current => <Loaded query={penalty}>{view => <Sheet current={current} view={view} paper={kind} />}</Loaded>}
      </Loaded>
    </div>
  )
}

function Sheet({ current, view, paper }: { current: CaseWithTimeline; view: PenaltyView; paper: Paper }) {
  const t = useWords(penaltyWords)
  const text = useText()
  const language = useLanguage()
  const zone = useZone()
  const me = useMe()
  usePageTitle(`${t(`paper.${paper}`)} ${current.number}`)
  const entry = lastOf(current, recordOf[paper])
  const { cited } = view
  const blank = <span className="form-sheet-empty">{t('paperBlank')}</span>
  const said = (value: string | undefined): ReactNode => (value === undefined || value === '' ? blank : value)
  return (
    <article className="form-sheet">
      <header className="form-sheet-head">
        <span>{language === 'en' ? me.organisation.nameEn : me.organisation.name}</span>
        <span>{t('paperNumber', { number: current.number })}</span>
      </header>
      <h1>{t(`paper.${paper}`)}</h1>
      {entry === undefined && <p className="form-sheet-draft">{t('paperDraft')}</p>}
      <p>
        {t('paperTo')}
        {cited?.subject.name ?? blank}
        {cited?.party === 'person' && cited.department !== null && t('paperOf', { department: cited.department.name })}
      </p>
      {cited !== null && (
        <p className="form-sheet-case">
          <span>
            {t('paperBy', {
              title: text(cited.regulation.title),
              edition: cited.regulation.edition,
              clause: sayClause(cited.clause, language),
            })}
          </span>
          <span>{t('graded', { violation: text(cited.violation), grade: text(cited.grade) })}</span>
          <span>{t('paperOn', { day: cited.on })}</span>
        </p>
      )}
      <table className="form-sheet-fields">
        <tbody>
          {paper === 'allegation' && <AllegationRows entry={entry} said={said} />}
          {paper === 'decision' && <DecisionRows current={current} view={view} entry={entry} said={said} />}
          {paper === 'appeal' && <AppealRows entry={entry} said={said} />}
        </tbody>
      </table>
      <footer className="form-sheet-foot">
        <p>
          {t('printedAt')} {localMinute(new Date(serverNow()).toISOString(), zone)}
        </p>
        <div className="penalty-seals">
          {paper !== 'appeal' && <div className="form-sheet-seal">{t('paperSeal')}</div>}
          <div className="form-sheet-seal">{t('paperSignedBy')}</div>
        </div>
      </footer>
    </article>
  )
}

type RowsProps = { readonly entry: Entry | undefined; readonly said: (value: string | undefined) => ReactNode }

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <tr data-multiline="true">
      <th scope="row">{title}</th>
      <td>{children}</td>
    </tr>
  )
}

function AllegationRows({ entry, said }: RowsProps) {
  const t = useWords(penaltyWords)
  const texts = textsOf(entry)
  const { hearingOn, servedOn } = valuesOf(entry)
  return (
    <>
      <Row title={t('paperFacts')}>{said(texts.alleged)}</Row>
      <Row title={t('paperEvidence')}>{said(texts.evidence)}</Row>
      <Row title={t('hearing')}>
        {typeof hearingOn === 'string' ? t('paperRights', { defence: 3, day: hearingOn }) : t('paperRightsOpen')}
      </Row>
      <Row title={t('paperServed')}>{said(typeof servedOn === 'string' ? servedOn : undefined)}</Row>
    </>
  )
}

function DecisionRows({ current, view, entry, said }: RowsProps & { current: CaseWithTimeline; view: PenaltyView }) {
  const t = useWords(penaltyWords)
  const zone = useZone()
  const { servedOn } = valuesOf(entry)
  const proposal = current.timeline.findLast(one => one.type === 'penalty.proposed')
  const open = (proposal?.data.open ?? []) as string[]
  const measures = view.standing.length > 0 ? view.standing : (view.proposed?.measures ?? [])
  return (
    <>
      <Row title={t('paperReasons')}>{said(textsOf(entry).reasons)}</Row>
      <Row title={t('paperDecision')}>
        {measures.length === 0 ? said(undefined) : <MeasureList measures={measures} open={open} />}
        {open.length > 0 && <p>{t('paperOpen')}</p>}
      </Row>
      <Row title={t('appeal')}>
        {view.appealUntil === null ? t('paperAppealOpen') : t('paperAppeal', { at: localMinute(view.appealUntil, zone) })}
      </Row>
      <Row title={t('paperServed')}>{said(typeof servedOn === 'string' ? servedOn : undefined)}</Row>
    </>
  )
}

function AppealRows({ entry, said }: RowsProps) {
  const t = useWords(penaltyWords)
  const { filedOn, newEvidence, evidenceFile } = valuesOf(entry)
  return (
    <>
      <Row title={t('paperGrounds')}>{said(textsOf(entry).grounds)}</Row>
      <Row title={t('paperNewEvidence')}>
        {entry === undefined ? said(undefined) : t(newEvidence === true || evidenceFile !== undefined ? 'yes' : 'no')}
      </Row>
      <Row title={t('paperFiledOn')}>{said(typeof filedOn === 'string' ? filedOn : undefined)}</Row>
    </>
  )
}
