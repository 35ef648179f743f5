import { Input, type InputRef, Select } from 'antd'
import type { RefObject } from 'react'
import { isCustomerKind } from '../../../events/customer-kinds.ts'
import type { EditionNames } from '../../../server/policies/names-schema.ts'
import { useWords } from '../../language/use-words.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { DepartmentInput } from '../../ui/people-input.tsx'
import { Labelled } from '../labelled.tsx'
import type { Names } from '../packs.ts'
import { intakeWords } from '../words-intake.ts'
import { matterWords } from '../words-matters.ts'
import type { IntakeDraft } from './intake-draft.ts'

type Props = {
  readonly draft: IntakeDraft
  readonly change: (more: Partial<IntakeDraft>) => void
  readonly isTitleMissing: boolean
  readonly title: RefObject<InputRef | null>
  readonly packs: readonly EditionNames[]
  readonly names: Names
}

/** What happened: the title is all that is needed. */
export function IntakeSituation({ draft, change, isTitleMissing, title, packs, names }: Props) {
  const t = useWords(intakeWords)
  const m = useWords(matterWords)
  const categories = packs
    .filter(pack => pack.primaryFor.includes(draft.kind))
    .flatMap(pack => pack.categories)
    .filter(one => one.kinds === undefined || one.kinds.includes(draft.kind))
  const subtypes = categories.find(one => one.id === draft.category)?.subtypes ?? []
  return (
    <section className="panel intake-panel">
      <h2 className="side-title">{t('what')}</h2>
      <div className="intake-grid">
        <Labelled
          className="intake-field intake-wide"
          label={
            <>
              {t('titleField')} <span className="intake-mark">*</span>
            </>
          }
          below={
            isTitleMissing && (
              <span role="alert" className="intake-wrong">
                {t('titleNeeded')}
              </span>
            )
          }
        >
          {id => (
            <Input
              ref={title}
              id={id}
              value={draft.title}
              onChange={event => change({ title: event.target.value })}
              maxLength={500}
              placeholder={t('titlePlaceholder')}
              status={isTitleMissing ? 'error' : ''}
              aria-invalid={isTitleMissing}
            />
          )}
        </Labelled>
        <Labelled className="intake-field intake-wide" label={t('description')}>
          {id => (
            <Input.TextArea
              id={id}
              value={draft.description}
              onChange={event => change({ description: event.target.value })}
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={20_000}
            />
          )}
        </Labelled>
        {!isCustomerKind(draft.kind) && (
          <Labelled
            className="intake-field"
            label={m('department')}
            below={<span className="case-faint">{m('departmentHint')}</span>}
          >
            {id => (
              <DepartmentInput
                id={id}
                value={draft.departmentId ?? null}
                onChange={one => change({ departmentId: one ?? undefined })}
              />
            )}
          </Labelled>
        )}
        {isCustomerKind(draft.kind) && (
          <Labelled className="intake-field intake-wide" label={t('demand')}>
            {id => (
              <Input.TextArea
                id={id}
                value={draft.demand}
                onChange={event => change({ demand: event.target.value })}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={20_000}
              />
            )}
          </Labelled>
        )}
        {categories.length > 0 && (
          <>
            <Labelled className="intake-field" label={t('category')}>
              {id => (
                <Select
                  id={id}
                  allowClear
                  value={draft.category ?? null}
                  onChange={(category?: string | null) => change({ category: category ?? undefined, subtype: undefined })}
                  options={categories.map(one => ({ value: one.id, label: names.category(one.id) }))}
                  placeholder={t('unknown')}
                />
              )}
            </Labelled>
            {subtypes.length > 0 && (
              <Labelled className="intake-field" label={t('subtype')}>
                {id => (
                  <Select
                    id={id}
                    allowClear
                    disabled={draft.category === undefined}
                    value={draft.subtype ?? null}
                    onChange={(subtype?: string | null) => change({ subtype: subtype ?? undefined })}
                    options={subtypes.map(one => ({ value: one.id, label: names.subtype(draft.category, one.id) }))}
                    placeholder={t('unknown')}
                  />
                )}
              </Labelled>
            )}
          </>
        )}
        <div className="intake-field">
          <span>{t('occurredAt')}</span>
          <MomentInput value={draft.occurredAt ?? null} onChange={at => change({ occurredAt: at ?? undefined })} notAfterNow />
        </div>
      </div>
    </section>
  )
}
