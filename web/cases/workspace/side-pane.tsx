import { Suspense } from 'react'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { SealsPanel } from '../../access/seals-panel.tsx'
import { ActionsPanel } from '../../actions/actions-panel.tsx'
import { KeepingPanel } from '../../archive/case-panel.tsx'
import { ChecklistsPanel } from '../../checklists/checklists-panel.tsx'
import { MoneyPanel } from '../../compensation/money-panel.tsx'
import { MachinePanel } from '../../customers/machine-panel.tsx'
import { InvestigationPanel } from '../../investigation/investigation-panel.tsx'
import { LettersPanel } from '../../letters/letters-panel.tsx'
import { LiabilityPanel } from '../../liability/liability-panel.tsx'
import { StudiesPanel } from '../../library/studies-panels.tsx'
import { ManualsPanel } from '../../manuals/manuals-panel.tsx'
import { OrdersPanel } from '../../orders/orders-panel.tsx'
import { RoutePanel } from '../../orders/route-panel.tsx'
import { PapersPanel } from '../../paper/case-panel.tsx'
import { PartsPanel } from '../../parts/parts-panel.tsx'
import { PenaltyPanel } from '../../penalties/case-panel.tsx'
import { RestrictionAlert } from '../../penalties/restriction-alert.tsx'
import { RewardPanel } from '../../rewards/reward-panel.tsx'
import { SignaturesPanel } from '../../signatures/signatures-panel.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import type { Names } from '../packs.ts'
import { AffectedClocksPanel } from './affected-clocks-panel.tsx'
import { DutiesPanel } from './duties-panel.tsx'
import { ArchivePanel, CustomerPanel, FactsPanel, FilesPanel, FormsPanel, PeoplePanel, RelatedPanel } from './fact-panels.tsx'
import { FailingPanel } from './failing-panel.tsx'
import { KnownAnswersPanel } from './known-answers-panel.tsx'
import { LinkedPanel } from './linked-panel.tsx'
import { RecordsPanel } from './records-panel.tsx'
import { ViolationsPanel } from './violations-panel.tsx'
import { ApprovalsPanel, ReportsPanel } from './waiting-panels.tsx'

const ContractPanels = lazyPart(async () => (await import('../../contracts/contract-panels.tsx')).ContractPanels)

/** Everything beside the timeline: what waits for somebody first, facts after. */
export function SidePane(props: { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }) {
  return (
    <div className="side-pane">
      {isCustomerKind(props.current.kind) && <RestrictionAlert caseId={props.current.id} />}
      <ApprovalsPanel {...props} />
      <ReportsPanel {...props} />
      {props.current.kind === 'penalty' && <PenaltyPanel current={props.current} />}
      {props.current.kind === 'reward' && <RewardPanel current={props.current} />}
      {props.current.kind === 'enquiry' && <KnownAnswersPanel {...props} />}
      <DutiesPanel {...props} />
      <MachinePanel current={props.current} openAct={props.openAct} />
      {props.current.kind === 'contract' && (
        <Suspense>
          <ContractPanels current={props.current} openAct={props.openAct} />
        </Suspense>
      )}
      <OrdersPanel {...props} />
      <RoutePanel {...props} />
      <LinkedPanel {...props} />
      <AffectedClocksPanel {...props} />
      <ViolationsPanel current={props.current} />
      {props.current.kind === 'rectification' && <FailingPanel current={props.current} />}
      <ActionsPanel current={props.current} openAct={props.openAct} />
      <InvestigationPanel current={props.current} />
      <LiabilityPanel current={props.current} openAct={props.openAct} />
      <PartsPanel current={props.current} openAct={props.openAct} />
      <MoneyPanel current={props.current} openAct={props.openAct} />
      <RecordsPanel {...props} />
      <SignaturesPanel current={props.current} />
      <ChecklistsPanel current={props.current} />
      <ManualsPanel caseId={props.current.id} />
      {(isCustomerKind(props.current.kind) || props.current.customer !== null) && <CustomerPanel {...props} />}
      <LettersPanel current={props.current} openAct={props.openAct} />
      <PeoplePanel {...props} />
      <FactsPanel {...props} />
      <FormsPanel {...props} />
      <ArchivePanel {...props} />
      <KeepingPanel caseId={props.current.id} />
      <PapersPanel caseId={props.current.id} />
      <FilesPanel {...props} />
      <SealsPanel current={props.current} />
      <StudiesPanel current={props.current} />
      <RelatedPanel {...props} />
    </div>
  )
}
