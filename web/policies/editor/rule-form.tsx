import type { Pack } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { ArchiveForm } from './archive-form.tsx'
import { BodyForm } from './body-form.tsx'
import { CategoryForm } from './category-form.tsx'
import { DutyForm } from './duty-form.tsx'
import { idOfRule, rulesOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { EnforcementForm, RestrictionForm, SealingForm } from './effect-forms.tsx'
import { FieldWorkForm } from './field-work-form.tsx'
import { EvidenceForm, GateForm } from './gate-form.tsx'
import { GradeForm } from './grade-form.tsx'
import { HopForm } from './hop-form.tsx'
import { LifecycleForm } from './lifecycle-form.tsx'
import { LimitForm } from './limit-form.tsx'
import { ManualForm } from './manual-form.tsx'
import { IndicatorForm, SampleForm } from './measure-forms.tsx'
import { PermitForm } from './permit-form.tsx'
import { LevelForm, PeriodicForm, RetentionForm, RoleForm } from './plain-forms.tsx'
import { PrintedFormForm } from './printed-form-form.tsx'
import { RecordForm } from './record-form.tsx'
import { FundForm, RewardForm } from './reward-forms.tsx'
import { RouteForm } from './route-form.tsx'
import type { RuleAt } from './rules-at.ts'
import { SanctionForm, ViolationForm } from './sanction-forms.tsx'
import { ScorecardForm } from './scorecard-form.tsx'
import { SigningForm } from './signing-form.tsx'
import { StatementForm } from './statement-form.tsx'
import { TableForm } from './table-form.tsx'
import { LawForm, LevelMapForm, RelatedForm, TermForm } from './wording-forms.tsx'
import { editorWords } from './words.ts'

function formOf(pack: Pack, { part, id }: RuleAt) {
  const found = <P extends RuleAt['part']>(name: P) => rulesOf(pack, name).find((rule, at) => idOfRule(rule, at) === id)
  switch (part) {
    case 'duties': {
      const rule = found('duties')
      return rule && <DutyForm rule={rule} />
    }
    case 'gates': {
      const rule = found('gates')
      return rule && <GateForm rule={rule} />
    }
    case 'evidence': {
      const rule = found('evidence')
      return rule && <EvidenceForm rule={rule} />
    }
    case 'records': {
      const rule = found('records')
      return rule && <RecordForm rule={rule} />
    }
    case 'tables': {
      const rule = found('tables')
      return rule && <TableForm rule={rule} />
    }
    case 'routes': {
      const rule = found('routes')
      return rule && <RouteForm rule={rule} />
    }
    case 'limits': {
      const rule = found('limits')
      return rule && <LimitForm rule={rule} />
    }
    case 'levels': {
      const rule = found('levels')
      return rule && <LevelForm rule={rule} />
    }
    case 'roles': {
      const rule = found('roles')
      return rule && <RoleForm rule={rule} />
    }
    case 'grades': {
      const rule = found('grades')
      return rule && <GradeForm rule={rule} />
    }
    case 'periodic': {
      const rule = found('periodic')
      return rule && <PeriodicForm rule={rule} />
    }
    case 'retention': {
      const rule = found('retention')
      return rule && <RetentionForm rule={rule} />
    }
    case 'indicators': {
      const rule = found('indicators')
      return rule && <IndicatorForm rule={rule} />
    }
    case 'scorecards': {
      const rule = found('scorecards')
      return rule && <ScorecardForm rule={rule} />
    }
    case 'samples': {
      const rule = found('samples')
      return rule && <SampleForm rule={rule} />
    }
    case 'violations': {
      const rule = found('violations')
      return rule && <ViolationForm rule={rule} />
    }
    case 'sanctions': {
      const rule = found('sanctions')
      return rule && <SanctionForm rule={rule} />
    }
    case 'forms': {
      const rule = found('forms')
      return rule && <PrintedFormForm rule={rule} />
    }
    case 'archive': {
      const rule = found('archive')
      return rule && <ArchiveForm rule={rule} />
    }
    case 'rewards': {
      const rule = found('rewards')
      return rule && <RewardForm rule={rule} />
    }
    case 'funds': {
      const rule = found('funds')
      return rule && <FundForm rule={rule} />
    }
    case 'permits': {
      const rule = found('permits')
      return rule && <PermitForm rule={rule} />
    }
    case 'lifecycles': {
      const rule = found('lifecycles')
      return rule && <LifecycleForm rule={rule} />
    }
    case 'categories': {
      const rule = found('categories')
      return rule && <CategoryForm rule={rule} />
    }
    case 'hops': {
      const rule = found('hops')
      return rule && <HopForm rule={rule} />
    }
    case 'bodies': {
      const rule = found('bodies')
      return rule && <BodyForm rule={rule} />
    }
    case 'fieldWork': {
      const rule = found('fieldWork')
      return rule && <FieldWorkForm rule={rule} />
    }
    case 'manuals': {
      const rule = found('manuals')
      return rule && <ManualForm rule={rule} />
    }
    case 'signings': {
      const rule = found('signings')
      return rule && <SigningForm rule={rule} />
    }
    case 'enforcement': {
      const rule = found('enforcement')
      return rule && <EnforcementForm rule={rule} />
    }
    case 'restrictions': {
      const rule = found('restrictions')
      return rule && <RestrictionForm rule={rule} />
    }
    case 'sealings': {
      const rule = found('sealings')
      return rule && <SealingForm rule={rule} />
    }
    case 'terms': {
      const rule = found('terms')
      return rule && <TermForm rule={rule} />
    }
    case 'laws': {
      const rule = found('laws')
      return rule && <LawForm rule={rule} id={id} />
    }
    case 'related': {
      const rule = found('related')
      return rule && <RelatedForm rule={rule} id={id} />
    }
    case 'levelMaps': {
      const rule = found('levelMaps')
      return rule && <LevelMapForm rule={rule} id={id} />
    }
    case 'statements': {
      const rule = found('statements')
      return rule && <StatementForm rule={rule} />
    }
  }
}

/** The form of a rule by what it is; a sentence where this sort is changed elsewhere. */
export function RuleForm({ at }: { at: RuleAt }) {
  const t = useWords(editorWords)
  const { pack } = useEditor()
  return formOf(pack, at) ?? <p className="pe-hint">{t('onlyShown')}</p>
}
