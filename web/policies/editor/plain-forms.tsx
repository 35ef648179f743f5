import { InputNumber } from 'antd'
import type { Pack, PeriodicRule, RetentionRule } from '../../../engine/pack.ts'
import { levelDemands } from '../../../engine/pack-parts.ts'
import { useWords } from '../../language/use-words.ts'
import type { RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PeriodicMore } from './periodic-more.tsx'
import { ClausePick, DurationPick, PartiesPick, PartyPick, Pick, PickSeveral, ReadingPick, ScopePick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** 等级: what it is called, what it means, and how grave it is beside the others. */
export function LevelForm({ rule }: { rule: RuleOf<'levels'> }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('levels', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('rank')} hint={t('rankHint')}>
          <InputNumber
            aria-label={t('rank')}
            min={0}
            max={99}
            precision={0}
            disabled={isReadOnly}
            value={rule.rank}
            onChange={rank => rank !== null && set({ rank })}
          />
        </Field>
      </Fields>
      <TextField label={t('gist')} rows={2} value={rule.gist} onChange={gist => gist && set({ gist })} />
      <Field label={t('demands')} hint={t('demandsHint')} wide>
        <PickSeveral
          label={t('demands')}
          value={rule.demands}
          anyLabel={t('demandsNone')}
          options={levelDemands.map(value => ({ value, label: t(`demand.${value}`) }))}
          onChange={demands => set({ demands })}
        />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </>
  )
}

/** 岗位: a name and its clause. */
export function RoleForm({ rule }: { rule: RuleOf<'roles'> }) {
  const t = useWords(editorWords)
  const set = useRule('roles', rule.id)
  return (
    <Fields>
      <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </Fields>
  )
}

const periods: readonly PeriodicRule['every'][] = ['week', 'month', 'quarter', 'year']

/** 定期事项: every period, by whom, to whom, and how long after its end. */
export function PeriodicForm({ rule }: { rule: Pack['periodic'][number] }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('periodic', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('every')}>
          <Pick
            label={t('every')}
            value={rule.every}
            options={periods.map(value => ({ value, label: t(`every.${value as 'week'}`) }))}
            onChange={every => set({ every, ...(every === 'year' ? {} : { month: undefined }) })}
          />
        </Field>
        <Field label={t('times')}>
          <InputNumber
            aria-label={t('times')}
            min={1}
            max={31}
            precision={0}
            disabled={isReadOnly}
            value={rule.times ?? 1}
            onChange={times => set({ times: times === null || times < 2 ? undefined : times })}
          />
        </Field>
        <Field label={t('dueAfter')}>
          <DurationPick label={t('dueAfter')} value={rule.due} onChange={due => set({ due })} />
        </Field>
      </Fields>
      <Fields>
        <Field label={t('each')}>
          <Pick
            label={t('each')}
            value={rule.each}
            options={(['department', 'organisation'] as const).map(value => ({ value, label: t(`each.${value}`) }))}
            onChange={each => set({ each })}
          />
        </Field>
        <Field label={t('owner')}>
          <PartyPick label={t('owner')} value={rule.owner} onChange={owner => set({ owner })} />
        </Field>
        <Field label={t('tellTo')}>
          <PartiesPick label={t('tellTo')} value={rule.to} anyLabel={t('tellTo')} onChange={to => to && set({ to })} />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
      <PeriodicMore rule={rule} />
    </>
  )
}

/** 保管期限: what is kept how long by whom. */
export function RetentionForm({ rule }: { rule: RetentionRule }) {
  const t = useWords(editorWords)
  const set = useRule('retention', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('keep')}>
          <DurationPick label={t('keep')} value={rule.keep} onChange={keep => set({ keep })} />
        </Field>
        <Field label={t('keeper')}>
          <PartyPick label={t('keeper')} value={rule.keeper} onChange={keeper => set({ keeper })} />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        </Field>
        <Field label={t('paperLocks')}>
          <Pick
            label={t('paperLocks')}
            value={rule.paper === undefined ? '0' : rule.paper.custodians === 2 ? '2' : '1'}
            onChange={locks =>
              set({
                paper:
                  locks === '0' ? undefined : { custodians: locks === '2' ? 2 : 1, clause: rule.paper?.clause ?? rule.clause },
              })
            }
            options={(['0', '1', '2'] as const).map(value => ({ value, label: t(`paperLocks.${value}`) }))}
          />
        </Field>
        {rule.paper !== undefined && (
          <Field label={t('paperClause')}>
            <ClausePick
              label={t('paperClause')}
              value={rule.paper.clause}
              onChange={clause => rule.paper && set({ paper: { ...rule.paper, clause } })}
            />
          </Field>
        )}
      </Fields>
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
    </>
  )
}
