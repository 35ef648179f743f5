import { useQuery } from '@tanstack/react-query'
import { Tabs, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { AnalysisRead } from '../../server/mining/schema.ts'
import { get } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Frozen } from './count-button.tsx'
import { FiguresRow } from './figures-row.tsx'
import { LoopSection } from './loop-section.tsx'
import { ProcessBar } from './process-bar.tsx'
import { VariantsSection } from './variants-section.tsx'
import { WaitsSection } from './waits-section.tsx'
import { miningWords } from './words.ts'
import './mining.css'

/** What is frozen opens no cases: it says what was so then. */
const stays = () => undefined

/** Where an improvement stands today: done, or what is owed of it and by which clause. */
function ImprovementNow({ now }: { readonly now: AnalysisRead['improvements'][number] | undefined }) {
  const t = useWords(miningWords)
  const text = useText()
  const { names } = useNames()
  if (now === undefined) return null
  return (
    <p>
      <Tag color={now.isClosed ? 'success' : 'processing'}>{names.stage(now.kind, now.stage)}</Tag>
      {now.owed.length > 0 && `${t('analyses.owed')} `}
      {now.owed.map(({ title, clause }) => (
        <span key={clause + text(title)} className="mining-fact">
          {text(title)} <ClauseChip clause={clause} />
        </span>
      ))}
    </p>
  )
}

/** 流程分析 as it was handed in: its words, figures kind by kind, the hash, and what became of its improvements. */
export function HandedInPage() {
  const { id = '' } = useParams()
  const t = useWords(miningWords)
  const language = useLanguage()
  const query = useQuery({
    queryKey: ['mining', 'analyses', id],
    queryFn: ({ signal }) => get(`/api/mining/analyses/${id}`, AnalysisRead, { signal }),
  })
  return (
    <Page title={t('analyses.title')} bar={<ProcessBar current="analyses" />}>
      <Loaded query={query}>
        {({ document, intact, hash, issuedAt, issuedBy, received, report, improvements }) => (
          <div className="mining-page">
            <section className="panel mining-section">
              <p>
                {document.from} – {document.to} · {t('cases', { count: document.cases })} ·{' '}
                {t('analyses.by', { name: issuedBy.name })} <Moment at={issuedAt} />{' '}
                {received === null ? (
                  <Tag color="gold">{t('analyses.waiting')}</Tag>
                ) : (
                  <Tag color="success">{t('analyses.received', { name: received.by.name })}</Tag>
                )}
                {report !== null && received === null && <Link to={`/reports/${report}`}>{t('analyses.receive')}</Link>}
              </p>
              <p style={{ whiteSpace: 'pre-wrap' }}>{document.conclusion}</p>
              {document.improvements.length > 0 && (
                <>
                  <h2>{t('analyses.improvements')}</h2>
                  <ul className="mining-list">
                    {document.improvements.map(one => (
                      <li key={one.case.id}>
                        <Link to={`/cases/${one.case.id}`}>{one.case.number}</Link> {one.title}
                        <p className="case-faint">{one.basis}</p>
                        <ImprovementNow now={improvements.find(({ id: of }) => of === one.case.id)} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <p className="case-faint mining-hash">
                <Tag color={intact ? 'success' : 'error'}>{t(intact ? 'analyses.intact' : 'analyses.changed')}</Tag>
                {t('analyses.hash')} {hash}
              </p>
            </section>
            <Tabs
              items={document.sections.map(section => ({
                key: section.kind,
                label: `${sayValue('kind', section.kind, language)} ${section.figures.cases}`,
                children: (
                  <Frozen value>
                    <FiguresRow figures={section.figures} outOf={section.figures.cases} change={stays} />
                    <LoopSection conformance={section.conformance} change={stays} />
                    <WaitsSection parts={section} change={stays} />
                    <VariantsSection parts={section} change={stays} />
                  </Frozen>
                ),
              }))}
            />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
