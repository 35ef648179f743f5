import type { Preview, PreviewDuty } from '../../server/intake/schema.ts'
import { joinList } from '../language/join-list.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Clause } from './clause.tsx'
import type { Names } from './packs.ts'
import { RegulationChip } from './regulation-chip.tsx'
import { actWords } from './words-acts.ts'
import './preview.css'

function Duty({ duty, names, hasSeveral }: { duty: PreviewDuty; names: Names; hasSeveral: boolean }) {
  const marks = useMarks()
  const t = useWords(actWords)
  const text = useText()
  return (
    <li className="preview-duty">
      <span className="preview-duty-title">
        {text(duty.title)} <Clause of={duty.clause} edition={duty.regulation} />{' '}
        {hasSeveral && <RegulationChip of={duty.regulation} />}
      </span>
      <span className="preview-duty-who">
        {duty.owner.id === null
          ? names.role(duty.owner.role) + marks.brackets(t(duty.owner.role.startsWith('case:') ? 'toBeNamed' : 'nobody'))
          : duty.owner.name}
      </span>
      <span className="preview-duty-due" data-provisional={duty.provisional}>
        {duty.dueAt === null ? duty.within === null ? '' : text(duty.within) : <Moment at={duty.dueAt} />}
        {duty.within !== null && duty.dueAt !== null && <span className="case-faint">{text(duty.within)}</span>}
      </span>
    </li>
  )
}

/** What would start and end, who would approve, which form: with clauses. */
export function PreviewDuties({ preview, names }: { preview: Preview; names: Names }) {
  const language = useLanguage()
  const t = useWords(actWords)
  const text = useText()
  const { starts, ends, planApproval, forms } = preview
  const hasSeveral = new Set([...starts, ...ends].map(duty => duty.regulation.id)).size > 1
  return (
    <div className="preview">
      {starts.length === 0 && ends.length === 0 && <p className="case-faint">{t('noChange')}</p>}
      {starts.length > 0 && (
        <>
          <h4>{t('starts')}</h4>
          <ul>
            {starts.map(duty => (
              <Duty key={duty.regulation.id + duty.rule + duty.startedAt} duty={duty} names={names} hasSeveral={hasSeveral} />
            ))}
          </ul>
        </>
      )}
      {ends.length > 0 && (
        <>
          <h4>{t('ends')}</h4>
          <ul className="preview-ends">
            {ends.map(duty => (
              <Duty key={duty.regulation.id + duty.rule + duty.startedAt} duty={duty} names={names} hasSeveral={hasSeveral} />
            ))}
          </ul>
        </>
      )}
      {planApproval !== null && (
        <p className="preview-line">
          <span>{t('approver')}</span>
          {planApproval.steps.map(step => (
            <span key={step.id}>
              {joinList(
                step.people.map(one => one.name),
                language,
              ) || t('nobody')}{' '}
              <Clause of={step.clause} edition={step.regulation} />
            </span>
          ))}
        </p>
      )}
      {forms.length > 0 && (
        <p className="preview-line">
          <span>{t('formName')}</span>
          {forms.map(form => (
            <span key={form.id}>
              {text(form.title)} <Clause of={form.clause} />
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
