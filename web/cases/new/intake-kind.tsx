import { Segmented, Select } from 'antd'
import type { CaseKind } from '../../../events/case-words.ts'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { EditionNames } from '../../../server/policies/names-schema.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { Labelled } from '../labelled.tsx'
import { optionsOf } from '../say-value.ts'
import { intakeWords } from '../words-intake.ts'
import { matterWords } from '../words-matters.ts'

type Props = { readonly kind: CaseKind; readonly packs: readonly EditionNames[]; readonly onChange: (kind: CaseKind) => void }
type Option = { readonly value: CaseKind; readonly label: string }

/** The kinds that a regulation in force governs: for the others nothing would follow, and the server refuses them. */
export function useGovernedKinds(packs: readonly EditionNames[]): Option[] {
  const language = useLanguage()
  const governed = new Set<string>(
    packs.flatMap(pack => pack.lifecycles.flatMap(cycle => (pack.primaryFor.includes(cycle.kind) ? [cycle.kind] : []))),
  )
  return (optionsOf('kind', language) as Option[]).filter(one => packs.length === 0 || governed.has(one.value))
}

/** What is registered: a customer's case of a kind, or a matter of the company's own. */
export function IntakeKind({ kind, packs, onChange }: Props) {
  const t = useWords(intakeWords)
  const m = useWords(matterWords)
  const kinds = useGovernedKinds(packs)
  const customers = kinds.filter(one => isCustomerKind(one.value))
  const matters = kinds.filter(one => !isCustomerKind(one.value))
  const isCustomers = isCustomerKind(kind)
  const choices = isCustomers ? customers : matters
  return (
    <>
      {matters.length > 0 && customers.length > 0 && (
        <div className="intake-field intake-wide">
          <Segmented
            className="intake-about"
            aria-label={m('about')}
            value={isCustomers ? 'customers' : 'matters'}
            onChange={about => {
              const first = (about === 'customers' ? customers : matters)[0]
              if (first !== undefined) onChange(first.value)
            }}
            options={(['customers', 'matters'] as const).map(value => ({ value, label: m(value) }))}
          />
        </div>
      )}
      {choices.length <= 5 ? (
        <div className="intake-field">
          <span>{isCustomers ? t('kind') : m('matterKind')}</span>
          <Segmented<CaseKind>
            aria-label={isCustomers ? t('kind') : m('matterKind')}
            value={kind}
            onChange={onChange}
            options={choices}
          />
        </div>
      ) : (
        <Labelled className="intake-field" label={isCustomers ? t('kind') : m('matterKind')}>
          {id => <Select<CaseKind> id={id} value={kind} onChange={onChange} options={choices} />}
        </Labelled>
      )}
    </>
  )
}
