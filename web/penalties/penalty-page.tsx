import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { ActDrawer } from '../cases/acts/act-drawer.tsx'
import { useCase } from '../cases/case-data.ts'
import { useCaseNames } from '../cases/packs.ts'
import { useScene } from '../cases/timeline/scene.ts'
import { useOpenAct } from '../cases/workspace/use-open-act.ts'
import { useWords } from '../language/use-words.ts'
import { OwnPayrollPanel } from '../payroll/own-panel.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { MeasuresPanel } from './measures-panel.tsx'
import { PartyBox } from './party-box.tsx'
import { ComputedPanel, PartyPanel, StandingPanel } from './penalty-panels.tsx'
import { PenaltySteps } from './penalty-steps.tsx'
import { RestrictionPanel } from './restriction-panel.tsx'
import { StageTag } from './stage-tag.tsx'
import { stepsOf } from './steps.ts'
import { usePenalty } from './use-penalties.ts'
import { penaltyWords } from './words.ts'
import '../cases/cases.css'
import '../cases/timeline/timeline.css'
import './penalties.css'

const papers = ['allegation', 'decision', 'appeal'] as const

/** `/penalties/:id`: the file of a penalty for those who conduct it, those who decide and the party: who, what, every step with its clause and clock. */
export function PenaltyPage() {
  const { id = '' } = useParams()
  const query = useCase(id)
  return <Loaded query={query}>{current => <File key={id} current={current} />}</Loaded>
}

function File({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(penaltyWords)
  const { names, pack } = useCaseNames(current.edition)
  const scene = useScene(current, names)
  const query = usePenalty(current.id)
  const { open, openAct, close } = useOpenAct()
  const steps = stepsOf(current)
  return (
    <Page
      title={`${t('file')} ${current.number}`}
      heading={
        <span className="penalty-heading">
          {current.title}
          {query.data !== undefined && <StageTag view={query.data} />}
        </span>
      }
      subtitle={
        <>
          {current.number} · <Link to={`/cases/${current.id}`}>{t('toCase')}</Link> ·{' '}
          <Link to="/violations">{t('inRegister')}</Link> · <Link to="/penalties/measures">{t('toMeasures')}</Link>
        </>
      }
      actions={
        <span className="penalty-papers">
          {papers.map(paper => (
            <Link key={paper} to={`/penalties/${current.id}/print/${paper}`}>
              <PrinterOutlined aria-hidden /> {t(`paper.${paper}`)}
            </Link>
          ))}
        </span>
      }
    >
      <Loaded query={query}>
        {view => (
          <>
            {view.isParty && <PartyBox view={view} steps={steps} openAct={openAct} />}
            {view.cited?.takenBack === true && <Alert className="penalty-alert" type="warning" showIcon title={t('takenBack')} />}
            <div className="penalty-columns">
              <section className="panel penalty-main" aria-label={t('steps')}>
                <h2>
                  <FileTextOutlined aria-hidden /> {t('steps')}
                </h2>
                <PenaltySteps current={current} scene={scene} steps={steps} openAct={openAct} />
              </section>
              <div className="penalty-side">
                <PartyPanel view={view} />
                <ComputedPanel view={view} />
                <StandingPanel view={view} />
                <MeasuresPanel view={view} records={current.records} can={current.can} openAct={openAct} />
                {view.restriction !== null && (
                  <RestrictionPanel restriction={view.restriction} can={current.can} openAct={openAct} />
                )}
                <OwnPayrollPanel caseId={current.id} isParty={view.isParty} />
              </div>
            </div>
          </>
        )}
      </Loaded>
      {open !== undefined && (
        <ActDrawer
          key={`${open.act} ${JSON.stringify(open.target)}`}
          current={current}
          pack={pack}
          names={names}
          act={open.act}
          target={open.target}
          onClose={close}
          onDone={close}
        />
      )}
    </Page>
  )
}
