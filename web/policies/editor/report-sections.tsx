import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { PeriodicRule } from '../../../engine/pack.ts'
import { oddGrounds, type ReportSection, sectionShows } from '../../../engine/pack-periodic.ts'
import { customerKinds } from '../../../events/customer-kinds.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { idFor } from './edit-ids.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick, PickSeveral, ReadingPick } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** What a report says, part by part: each under its clause, drafted by the system. */
export function ReportSections({ rule }: { readonly rule: PeriodicRule }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = useRule('periodic', rule.id)
  const sections = rule.sections ?? []
  const put = (next: readonly ReportSection[]) => set({ sections: next.length === 0 ? undefined : [...next] })
  const change = (at: number) => (edit: Partial<ReportSection>) =>
    put(
      sections.map((section, place) =>
        place === at
          ? (Object.fromEntries(
              Object.entries({ ...section, ...edit }).filter(([, value]) => value !== undefined),
            ) as ReportSection)
          : section,
      ),
    )
  const add = () =>
    put([
      ...sections,
      {
        id: idFor('section', new Set(sections.map(one => one.id))),
        ...{ clause: rule.clause, title: { zh: t('sectionNew') }, shows: 'figures' },
      },
    ])
  return (
    <Field label={t('sections')} hint={t('sectionsHint')} wide>
      {sections.map((section, at) => (
        <fieldset key={section.id} className="pe-part">
          <SectionForm section={section} set={change(at)} />
          {!isReadOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('remove')} ${section.title.zh}`}
              onClick={() => put(sections.filter((_, place) => place !== at))}
            />
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={add}>
          {t('addSection')}
        </Button>
      )}
    </Field>
  )
}

type Props = { readonly section: ReportSection; readonly set: (edit: Partial<ReportSection>) => void }
function SectionForm({ section, set }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const indicators = (pack.indicators ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  return (
    <Fields>
      <TextField label={t('ruleTitle')} value={section.title} onChange={title => title && set({ title })} />
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={section.clause} onChange={clause => set({ clause })} />
      </Field>
      <ReadingPick clause={section.clause} value={section.reading} onChange={reading => set({ reading })} />
      <Field label={t('shows')}>
        <Pick
          label={t('shows')}
          value={section.shows}
          options={sectionShows.map(value => ({ value, label: t(`shows.${value}`) }))}
          onChange={shows => set({ shows })}
        />
      </Field>
      <Field label={t('sectionKinds')}>
        <PickSeveral
          label={t('sectionKinds')}
          value={section.kinds}
          anyLabel={t('sectionKindsAny')}
          options={customerKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
          onChange={kinds => set({ kinds })}
        />
      </Field>
      <Field label={t('sectionIndicators')}>
        <PickSeveral
          label={t('sectionIndicators')}
          value={section.indicators}
          anyLabel={t('sectionIndicatorsAny')}
          options={indicators}
          onChange={chosen => set({ indicators: chosen })}
        />
      </Field>
      <Field label={t('odd')} hint={t('oddHint')}>
        <PickSeveral
          label={t('odd')}
          value={section.odd}
          anyLabel={t('oddAny')}
          options={oddGrounds.map(value => ({ value, label: t(`odd.${value}`) }))}
          onChange={odd => set({ odd })}
        />
      </Field>
    </Fields>
  )
}
