import type { PeriodicRule } from '../../../engine/pack.ts'
import { customerKinds } from '../../../events/customer-kinds.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { More, PickOptional, Tick } from './more.tsx'
import { PartiesPick, PartyOptional, PickSeveral } from './pickers.tsx'
import { ReportSections } from './report-sections.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** How often a part is used in the period so that it is common. */
const oftenest = ['1', '2', '3', '4', '5', '6', '8', '10', '20', '50', '100', '1000'] as const

/** Of a report: the month of a yearly one, which cases it gathers or analyses, and whether it is the review of the regulation itself. */
export function PeriodicMore({ rule }: { rule: PeriodicRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('periodic', rule.id)
  const isSaid = [
    rule.month,
    rule.levels,
    rule.reviews,
    rule.analyses,
    rule.stocks,
    rule.mines,
    rule.surveys,
    rule.sections,
    rule.reviewedBy,
    rule.meetingOf,
    rule.renewsTemplates,
  ].some(one => one !== undefined)
  return (
    <More label={t('periodicMore')} isSaid={isSaid}>
      <Fields>
        {rule.every === 'year' && (
          <Field label={t('month')} hint={t('monthHint')}>
            <PickOptional
              label={t('month')}
              value={rule.month === undefined ? undefined : months[rule.month - 1]}
              none={t('monthAny')}
              options={months.map(value => ({ value, label: t('monthOf', { month: value }) }))}
              onChange={month => set({ month: month === undefined ? undefined : Number(month) })}
            />
          </Field>
        )}
        {pack.levels.length > 0 && (
          <Field label={t('gathersLevels')} hint={t('gathersHint')}>
            <PickSeveral
              label={t('gathersLevels')}
              value={rule.levels}
              anyLabel={t('allLevels')}
              options={pack.levels.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
              onChange={levels => set({ levels })}
            />
          </Field>
        )}
        <Field label={t('analyses')} hint={t('analysesHint')}>
          <PickOptional
            label={t('analyses')}
            value={rule.analyses}
            none={t('analysesNone')}
            options={customerKinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={analyses => set({ analyses })}
          />
        </Field>
        <Field label={t('stocks')} hint={t('stocksHint')}>
          <PickOptional
            label={t('stocks')}
            value={rule.stocks === undefined ? undefined : oftenest.find(one => Number(one) >= (rule.stocks?.commonFrom ?? 0))}
            none={t('stocksNone')}
            options={oftenest.map(value => ({ value, label: t('stocksFrom', { times: value }) }))}
            onChange={often => set({ stocks: often === undefined ? undefined : { commonFrom: Number(often) } })}
          />
        </Field>
        <Field label={t('mines')} hint={t('minesHint')}>
          <PickOptional
            label={t('mines')}
            value={rule.mines}
            none={t('minesNone')}
            options={pack.categories.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
            onChange={mines => set({ mines })}
          />
        </Field>
      </Fields>
      <Tick
        label={t('surveysIt')}
        hint={t('surveysItHint')}
        checked={rule.surveys === true}
        onChange={isSo => set({ surveys: isSo ? true : undefined })}
      />
      <Fields>
        <Field label={t('meetingOf')} hint={t('meetingOfHint')}>
          <PartiesPick
            label={t('meetingOf')}
            value={rule.meetingOf}
            anyLabel={t('meetingOfNone')}
            onChange={meetingOf => set({ meetingOf })}
          />
        </Field>
        <Field label={t('reviewedBy')} hint={t('reviewedByHint')}>
          <PartyOptional
            label={t('reviewedBy')}
            value={rule.reviewedBy}
            none={t('reviewedByNone')}
            onChange={reviewedBy => set({ reviewedBy })}
          />
        </Field>
      </Fields>
      <ReportSections rule={rule} />
      <Tick
        label={t('renewsTemplates')}
        hint={t('renewsTemplatesHint')}
        checked={rule.renewsTemplates === true}
        onChange={isSo => set({ renewsTemplates: isSo ? true : undefined })}
      />
      <Tick
        label={t('reviewsIt')}
        hint={t('reviewsItHint')}
        checked={rule.reviews === true}
        onChange={isSo => set({ reviews: isSo ? true : undefined })}
      />
    </More>
  )
}
