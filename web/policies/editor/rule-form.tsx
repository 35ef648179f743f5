import type { Pack } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { DutyForm } from './duty-form.tsx'
import { rulesOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { EvidenceForm, GateForm } from './gate-form.tsx'
import { IndicatorForm, SampleForm } from './measure-forms.tsx'
import { LevelForm, NamedForm, PeriodicForm, RetentionForm } from './plain-forms.tsx'
import { RecordForm } from './record-form.tsx'
import { RouteForm } from './route-form.tsx'
import type { RuleAt } from './rules-at.ts'
import { SanctionForm, ViolationForm } from './sanction-forms.tsx'
import { ScorecardForm } from './scorecard-form.tsx'
import { TableForm } from './table-form.tsx'
import { editorWords } from './words.ts'

function formOf(pack: Pack, { part, id }: RuleAt) {
  const found = <P extends RuleAt['part']>(name: P) => rulesOf(pack, name).find(rule => rule.id === id)
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
    case 'levels': {
      const rule = found('levels')
      return rule && <LevelForm rule={rule} />
    }
    case 'roles':
    case 'grades': {
      const rule = found(part)
      return rule && <NamedForm part={part} rule={rule} />
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
    case 'archive':
    case 'forms':
    case 'hops':
    case 'statements':
    case 'rewards':
    case 'funds':
      return undefined
  }
}

/** The form of a rule by what it is; a sentence where this sort is changed elsewhere. */
export function RuleForm({ at }: { at: RuleAt }) {
  const t = useWords(editorWords)
  const { pack } = useEditor()
  return formOf(pack, at) ?? <p className="pe-hint">{t('onlyShown')}</p>
}
