import { InputNumber, Segmented } from 'antd'
import type { IndicatorRule, SampleRule } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { MeasurePick } from './measure-pick.tsx'
import { ClausePick, PartiesPick, PartyPick, Pick, PickSeveral, ReadingPick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { TextsList } from './texts-list.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const everyOf = ['day', 'week', 'month', 'quarter', 'year'] as const
const units = ['percent', 'score', 'fen', 'count', 'hours'] as const
const groups = ['organisation', 'department', 'person', 'region', 'product', 'channel'] as const

/** 指标: how it is measured, in what, and the target. Amounts are typed in 元. */
export function IndicatorForm({ rule }: { rule: IndicatorRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('indicators', rule.id)
  const scale = rule.unit === 'fen' ? 100 : 1
  const bound = (side: 'gte' | 'lte') => (value: number | null) => {
    const { [side]: _was, ...rest } = rule.target ?? {}
    const target = { ...rest, ...(value === null ? {} : { [side]: Math.round(value * scale * 10_000) / 10_000 }) }
    set({ target: Object.keys(target).length === 0 ? undefined : target })
  }
  const input = (side: 'gte' | 'lte') => {
    const value = rule.target?.[side]
    return (
      <InputNumber
        aria-label={t(side === 'gte' ? 'targetAtLeast' : 'targetAtMost')}
        prefix={t(side === 'gte' ? 'targetAtLeast' : 'targetAtMost')}
        {...(rule.unit === 'percent' ? { suffix: '%' } : {})}
        disabled={isReadOnly}
        value={value === undefined ? null : value / scale}
        onChange={bound(side)}
      />
    )
  }
  return (
    <>
      <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
      <MeasurePick rule={rule} />
      <Fields>
        <Field label={t('measureUnit')}>
          <Pick
            label={t('measureUnit')}
            value={rule.unit}
            options={units.map(value => ({ value, label: t(`unit.${value}`) }))}
            onChange={unit => set({ unit })}
          />
        </Field>
        <Field label={t('better')}>
          <Segmented<IndicatorRule['better']>
            aria-label={t('better')}
            value={rule.better}
            disabled={isReadOnly}
            onChange={better => set({ better })}
            options={(['higher', 'lower'] as const).map(value => ({ value, label: t(`better.${value}`) }))}
          />
        </Field>
        <Field label={t('target')}>
          <span className="pe-range pe-target">
            {input('gte')}
            {input('lte')}
          </span>
        </Field>
      </Fields>
      <Fields>
        <Field label={t('every')}>
          <Pick
            label={t('every')}
            value={rule.every}
            options={everyOf.map(value => ({ value, label: t(`every.${value}`) }))}
            onChange={every => set({ every })}
          />
        </Field>
        <Field label={t('by')}>
          <PickSeveral
            label={t('by')}
            value={rule.by}
            anyLabel={t('by')}
            options={groups.map(value => ({ value, label: t(`by.${value}`) }))}
            onChange={by => by && set({ by })}
          />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
    </>
  )
}

const populations = ['callbacks', 'service-records', 'customers', 'scenes', 'shops', 'cases', 'forms'] as const

/** 抽查: from what, how often, how many, by whom. */
export function SampleForm({ rule }: { rule: SampleRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('samples', rule.id)
  const { draw } = rule
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('population')}>
          <Pick
            label={t('population')}
            value={rule.population}
            options={populations.map(value => ({ value, label: t(`population.${value}`) }))}
            onChange={population => set({ population })}
          />
        </Field>
        <Field label={t('every')}>
          <Pick
            label={t('every')}
            value={rule.every}
            options={everyOf.map(value => ({ value, label: t(`every.${value}`) }))}
            onChange={every => set({ every })}
          />
        </Field>
      </Fields>
      <Field label={t('draw')}>
        <span className="pe-range">
          <Segmented<'share' | 'count'>
            aria-label={t('draw')}
            value={'share' in draw ? 'share' : 'count'}
            disabled={isReadOnly}
            onChange={way => set({ draw: way === 'share' ? { share: 0.05, atLeast: 5 } : { count: 5 } })}
            options={(['share', 'count'] as const).map(value => ({ value, label: t(`draw.${value}`) }))}
          />
          {'share' in draw ? (
            <>
              <InputNumber
                aria-label={t('share')}
                min={0.1}
                max={100}
                suffix="%"
                disabled={isReadOnly}
                value={Math.round(draw.share * 10_000) / 100}
                onChange={percent => percent !== null && percent > 0 && set({ draw: { ...draw, share: percent / 100 } })}
              />
              <span>{t('shareAtLeast')}</span>
              <InputNumber
                aria-label={t('shareAtLeast')}
                min={0}
                precision={0}
                disabled={isReadOnly}
                value={draw.atLeast}
                onChange={atLeast => atLeast !== null && set({ draw: { ...draw, atLeast } })}
              />
            </>
          ) : (
            <InputNumber
              aria-label={t('count')}
              min={1}
              precision={0}
              disabled={isReadOnly}
              value={draw.count}
              onChange={count => count !== null && set({ draw: { count } })}
            />
          )}
        </span>
      </Field>
      <Fields>
        <Field label={t('sampler')}>
          <PartyPick label={t('sampler')} value={rule.by} onChange={by => set({ by })} />
        </Field>
        <Field label={t('judged')}>
          <PartiesPick label={t('judged')} value={rule.judged} anyLabel={t('optional')} onChange={judged => set({ judged })} />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
          <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
        </Field>
      </Fields>
      <Field label={t('shownBy')}>
        <TriggersPick
          label={t('shownBy')}
          value={rule.on ?? []}
          canBeNone
          onChange={on => set({ on: on.length === 0 ? undefined : on })}
        />
      </Field>
      <TextsList
        label={t('checklist')}
        hint={t('checklistHint')}
        one={t('checkItem')}
        addLabel={t('addCheckItem')}
        value={rule.checklist}
        onChange={checklist => set({ checklist })}
      />
    </>
  )
}
