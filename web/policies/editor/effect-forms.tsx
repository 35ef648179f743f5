import { InputNumber, Segmented } from 'antd'
import type { EnforcementRule, RestrictionRule, SealingRule } from '../../../engine/pack.ts'
import { caseKinds } from '../../../events/case-words.ts'
import { customerKinds } from '../../../events/customer-kinds.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { type Role, roles } from '../../../events/roles.ts'
import { sanctionKinds } from '../../../events/sanction-kinds.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { withChange } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional } from './more.tsx'
import { ClausePick, PartiesPick, PickSeveral, PostsPick, ReadingPick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Cited = { readonly clause: string; readonly reading?: string | undefined }
/** The clause a rule follows, and how it is read. */
function Basis({ rule, set }: { rule: Cited; set: (change: { clause?: string; reading?: string | undefined }) => void }) {
  const t = useWords(editorWords)
  return (
    <Field label={t('clause')}>
      <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
    </Field>
  )
}

/** One of two or three ways, side by side. */
function Ways<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}) {
  const { isReadOnly } = useEditor()
  return <Segmented<T> aria-label={label} value={value} disabled={isReadOnly} onChange={onChange} options={[...options]} />
}

/** 处罚的执行: from when measures take effect, and who carries them out. */
export function EnforcementForm({ rule }: { rule: EnforcementRule }) {
  const t = useWords(editorWords)
  const set = useRule('enforcement', rule.id)
  return (
    <>
      <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
      <Field label={t('enforced')} wide>
        <PickSeveral
          label={t('enforced')}
          value={rule.measures}
          anyLabel={t('enforced')}
          options={sanctionKinds.map(value => ({ value, label: t(`sanction.${value}`) }))}
          onChange={measures => measures && set({ measures })}
        />
      </Field>
      <Fields>
        <Field label={t('ofWhom')}>
          <PickOptional
            label={t('ofWhom')}
            value={rule.of}
            none={t('ofBoth')}
            options={(['department', 'person'] as const).map(value => ({ value, label: t(`of.${value}`) }))}
            onChange={of => set({ of })}
          />
        </Field>
        <Field label={t('begins')} hint={t('beginsHint')}>
          <Ways
            label={t('begins')}
            value={rule.begins}
            options={(['served', 'final'] as const).map(value => ({ value, label: t(`begins.${value}`) }))}
            onChange={begins => set({ begins })}
          />
        </Field>
        <Field label={t('enforcedBy')}>
          <PartiesPick label={t('enforcedBy')} value={rule.by} anyLabel={t('enforcedBy')} onChange={by => by && set({ by })} />
        </Field>
      </Fields>
      <Basis rule={rule} set={set} />
    </>
  )
}

/** 恢复业务: what must be there, and how far the complaint rate must have gone down, before any of it is given back. */
function Lift({ rule }: { rule: RestrictionRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others, isReadOnly } = useEditor()
  const set = useRule('restrictions', rule.id)
  const { lift } = rule
  const put = (change: Partial<RestrictionRule['lift']>) => set({ lift: { ...lift, ...change } })
  const evidence = [pack, ...others].flatMap(one => one.evidence)
  const shown = [...new Set([...lift.rectification, ...evidence.map(one => one.id)])]
  const nameOf = (id: string) => inLanguage(evidence.find(one => one.id === id)?.title ?? { zh: id }, language)
  const number = (name: 'downPercent' | 'days', min: number, max: number) => (
    <Field label={t(`lift.${name}`)}>
      <InputNumber
        aria-label={t(`lift.${name}`)}
        min={min}
        max={max}
        precision={name === 'days' ? 0 : 2}
        {...(name === 'downPercent' ? { suffix: '%' } : {})}
        disabled={isReadOnly}
        value={lift[name]}
        onChange={value => value !== null && put({ [name]: value })}
      />
    </Field>
  )
  return (
    <fieldset className="pe-part pe-more">
      <legend className="pe-label">{t('lift')}</legend>
      <span className="pe-hint">{t('liftHint')}</span>
      <Field label={t('lift.rectification')} wide>
        <PickSeveral
          label={t('lift.rectification')}
          value={lift.rectification}
          anyLabel={t('needsHint')}
          options={shown.map(value => ({ value, label: nameOf(value) }))}
          onChange={rectification => rectification && put({ rectification })}
        />
      </Field>
      <Fields>
        {number('downPercent', 0, 100)}
        {number('days', 1, 366)}
        <Field label={t('lift.clause')}>
          <ClausePick
            label={t('lift.clause')}
            value={lift.clause}
            onChange={clause => set({ lift: withChange(lift, { clause, reading: undefined }) })}
          />
          <ReadingPick
            clause={lift.clause}
            value={lift.reading}
            onChange={reading => set({ lift: withChange(lift, { reading }) })}
          />
        </Field>
      </Fields>
    </fieldset>
  )
}

/** 业务限制的效力: what becomes of a case that is given to a restricted department, and when business is given back. */
export function RestrictionForm({ rule }: { rule: RestrictionRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const set = useRule('restrictions', rule.id)
  return (
    <>
      <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
      <Fields>
        <Field label={t('restrictedHow')}>
          <Ways
            label={t('restrictedHow')}
            value={rule.how}
            options={(['less', 'suspended'] as const).map(value => ({ value, label: t(`restrictedHow.${value}`) }))}
            onChange={how => set({ how })}
          />
        </Field>
        <Field label={t('restrictedKinds')}>
          <PickSeveral
            label={t('restrictedKinds')}
            value={rule.kinds}
            anyLabel={t('kinds')}
            options={customerKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={kinds => kinds && set({ kinds })}
          />
        </Field>
        <Field label={t('restrictedEffect')} hint={t('restrictedEffectHint')}>
          <Ways
            label={t('restrictedEffect')}
            value={rule.effect}
            options={(['warn', 'refuse'] as const).map(value => ({ value, label: t(`restrictedEffect.${value}`) }))}
            onChange={effect => set({ effect })}
          />
        </Field>
      </Fields>
      <Lift rule={rule} />
      <Basis rule={rule} set={set} />
    </>
  )
}

const isRole = (id: string): id is Role => (roles as readonly string[]).includes(id)

/** 密封: which cases are seen by whom they concern only, who looks after them, and who opens one for a reason. */
export function SealingForm({ rule }: { rule: SealingRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('sealings', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('sealedKinds')} hint={t('sealedKindsHint')}>
          <PickSeveral
            label={t('sealedKinds')}
            value={rule.kinds}
            anyLabel={t('kinds')}
            options={caseKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={kinds => kinds && set({ kinds })}
          />
        </Field>
      </Fields>
      <Fields>
        <Field label={t('sealedTo')} hint={t('sealedToHint')}>
          <PostsPick
            label={t('sealedTo')}
            value={rule.to.map(one => one.role)}
            onChange={posts => set({ to: posts.map(role => ({ role })) })}
          />
        </Field>
        <Field label={t('sealedAudit')} hint={t('sealedAuditHint')}>
          <PostsPick
            label={t('sealedAudit')}
            value={rule.audit}
            onChange={posts => posts.some(isRole) && set({ audit: posts.filter(isRole) })}
          />
        </Field>
      </Fields>
      <Field label={t('sealedTells')} hint={t('sealedTellsHint')} wide>
        <PickSeveral
          label={t('sealedTells')}
          value={rule.tells}
          anyLabel={t('sealedTellsNone')}
          options={(pack.records ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
          onChange={tells => set({ tells })}
        />
      </Field>
      <Basis rule={rule} set={set} />
    </>
  )
}
