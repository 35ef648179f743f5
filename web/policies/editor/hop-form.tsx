import { Segmented } from 'antd'
import type { HopRule } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, PartiesPick, ReadingPick, ScopePick } from './pickers.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** What a hop is about: reports upward, or results back. */
export function AboutPick({ value, onChange }: { value: HopRule['about']; onChange: (about: HopRule['about']) => void }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  return (
    <Segmented<HopRule['about']>
      aria-label={t('hopAbout')}
      value={value}
      disabled={isReadOnly}
      onChange={onChange}
      options={(['report', 'result'] as const).map(about => ({ value: about, label: t(`hopAbout.${about}`) }))}
    />
  )
}

/** 上报线: one hop, from whom to whom, in which cases. */
export function HopForm({ rule }: { rule: HopRule }) {
  const t = useWords(editorWords)
  const set = useRule('hops', rule.id)
  return (
    <>
      <Field label={t('hopAbout')}>
        <span>
          <AboutPick value={rule.about} onChange={about => set({ about })} />
        </span>
      </Field>
      <Fields>
        <Field label={t('hopFrom')}>
          <PartiesPick label={t('hopFrom')} value={rule.from} anyLabel={t('hopFrom')} onChange={from => from && set({ from })} />
        </Field>
        <Field label={t('hopTo')} hint={t('hopToHint')}>
          <PartiesPick label={t('hopTo')} value={rule.to} anyLabel={t('hopTo')} onChange={to => to && set({ to })} />
        </Field>
      </Fields>
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
