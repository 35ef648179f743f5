import { QRCode } from 'antd'
import { useMe } from '../../api/me.ts'
import { serverNow } from '../../api/server-time.ts'
import { joinList } from '../../language/join-list.ts'
import { useMarks } from '../../language/marks.ts'
import { type Say, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { Moment } from '../../ui/moment.tsx'
import { Money } from '../../ui/money.tsx'
import { eventFields } from '../acts/event-fields.ts'
import { sayValue } from '../say-value.ts'
import { EntryBody } from '../timeline/entry-body.tsx'
import { FieldValue } from '../timeline/field-value.tsx'
import { headlineOf } from '../timeline/headline.ts'
import { isSaid } from '../timeline/is-said.ts'
import type { Scene } from '../timeline/scene.ts'
import { requestWords } from '../words-approvals.ts'
import { sayField } from '../words-fields.ts'
import { measuresOf } from './difference.ts'
import { DifferenceList } from './difference-list.tsx'
import { DecisionLine } from './said.tsx'
import { type ApprovalStory, stepsWithDecisions } from './story.ts'

type Props = { readonly story: ApprovalStory; readonly scene: Scene }

/** What became of it; a make-up approval is ratified or not, and is no approval. */
function sayOutcome({ request, outcome, decisions }: ApprovalStory, t: Say<(typeof requestWords)['zh']>): string {
  if (request.ratifies === undefined || (outcome !== 'approved' && outcome !== 'rejected')) return t(`state.${outcome}`)
  const hasFinding = decisions.some(one => one.voidedBy === undefined && one.entry.data.finding === true)
  return t(outcome === 'approved' && hasFinding ? 'ratified.finding' : `ratified.${outcome}`)
}

/** The amount in figures and 大写, and the sum that chose the route where it is a larger one. */
function AmountRows({ story }: { story: ApprovalStory }) {
  const t = useWords(requestWords)
  const { amountFen, decisiveFen } = story.request
  if (amountFen === undefined) return null
  return (
    <>
      <tr>
        <th scope="row">{t('amount')}</th>
        <td className="sheet-amount">
          <Money fen={amountFen} capital />
        </td>
      </tr>
      {decisiveFen !== undefined && decisiveFen !== amountFen && (
        <tr>
          <th scope="row">{t('decisive')}</th>
          <td>
            <Money fen={decisiveFen} capital /> {t('decisiveWhy')} <Money fen={decisiveFen - amountFen} />
          </td>
        </tr>
      )}
    </>
  )
}

/** What was submitted, field by field: 措施 as lines, the regulation's form with its own titles. */
function Submitted({ story, scene }: Props) {
  const { submission } = story
  const { type, data, sealed } = submission
  const values = type === 'form.submitted' ? Object.entries((sealed.values ?? {}) as Record<string, string>) : []
  const measures = type === 'plan.submitted' ? measuresOf(submission) : []
  const fields = eventFields(type).flatMap(field => {
    const value = field.name in sealed ? sealed[field.name] : data[field.name]
    const isShown = field.silent !== true && field.name !== 'route' && field.name !== 'amountFen' && isSaid(field, value)
    return isShown ? [{ field, value }] : []
  })
  return (
    <>
      {measures.length > 0 && (
        <tr>
          <th scope="row">{sayField(type, 'measures', scene.language)}</th>
          <td>
            {measures.map(one => (
              <div key={JSON.stringify(one)}>
                {one.text} · {scene.person(one.person)} · <Moment at={one.dueAt} plain full />
              </div>
            ))}
          </td>
        </tr>
      )}
      {values.map(([id, value]) => (
        <tr key={id}>
          <th scope="row">{scene.names.formField(String(data.form), id)}</th>
          <td>{value}</td>
        </tr>
      ))}
      {fields.map(({ field, value }) => (
        <tr key={field.name}>
          <th scope="row">{sayField(type, field.name, scene.language)}</th>
          <td>
            <FieldValue field={field} value={value} scene={scene} />
          </td>
        </tr>
      ))}
    </>
  )
}

/** The route with its decisions, both names where somebody stood in, and room to sign. */
function RouteTable({ story, scene }: Props) {
  const t = useWords(requestWords)
  const { language, names, person } = scene
  const marks = useMarks()
  return (
    <table className="form-sheet-fields form-sheet-approvals sheet-route">
      <thead>
        <tr>
          <th>{t('people')}</th>
          <th>{t('basis')}</th>
          <th>{t('decision')}</th>
          <th>{t('signature')}</th>
        </tr>
      </thead>
      <tbody>
        {stepsWithDecisions(story).map(({ step, decisions }) => (
          <tr key={step?.id ?? 'gone'}>
            <td>
              {step === undefined
                ? t('removedStep')
                : joinList(
                    step.people.map(one => person(one.person) + marks.brackets(names.role(one.role))),
                    language,
                  )}
              {step !== undefined && step.people.length > 1 && <small>{t(`mode.${step.mode}`)}</small>}
              {step?.addedBy !== undefined && <small>{t('addedBy', { name: person(step.addedBy) })}</small>}
            </td>
            <td>{step === undefined ? '' : sayClause(step.clause, language)}</td>
            <td>
              {decisions.map(one => (
                <DecisionLine key={one.entry.id} one={one} scene={scene} />
              ))}
              {decisions.length === 0 && story.outcome !== 'open' && t('notNeeded')}
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 审批单 on A4: what was asked, the amount in 大写, the route, every decision with its names, and all that happened on the way. */
export function ApprovalSheet({ story, scene, title }: Props & { title: string }) {
  const t = useWords(requestWords)
  const { organisation } = useMe()
  const marks = useMarks()
  const { submission, request } = story
  const current = scene.case
  return (
    <article className="form-sheet">
      <header className="form-sheet-head">
        <span>{scene.language === 'en' ? (organisation.nameEn ?? organisation.name) : organisation.name}</span>
        <span>
          {t('caseNumber')}
          {marks.colon}
          {current.number} · {t('round', { round: request.round })}
        </span>
      </header>
      <h1>{title}</h1>
      {story.outcome === 'open' && <p className="form-sheet-draft">{t('draft')}</p>}
      <table className="form-sheet-fields">
        <tbody>
          <tr>
            <th scope="row">{t('caseNumber')}</th>
            <td>
              {current.number} {current.title}
            </td>
          </tr>
          {current.customer !== null && (
            <tr>
              <th scope="row">{t('customer')}</th>
              <td>{current.customer.name}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{t('submitted')}</th>
            <td>
              {scene.person(submission.actor.id)} <Moment at={submission.at} plain full />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('state')}</th>
            <td>
              {sayOutcome(story, t)} {story.settledBy !== undefined && <Moment at={story.settledBy.at} plain full />}
              {request.urgent === true && ` · ${t('urgent')}`}
            </td>
          </tr>
          {request.ratifies !== undefined && (
            <tr>
              <th scope="row">{sayValue('subject', 'ratification', scene.language)}</th>
              <td>
                {sayValue('subject', request.ratifies.of, scene.language)} ·{' '}
                {t('ratifies', { name: scene.person(request.ratifies.person) })}
              </td>
            </tr>
          )}
          <AmountRows story={story} />
          <Submitted story={story} scene={scene} />
        </tbody>
      </table>
      {story.previous !== undefined && <DifferenceList before={story.previous} after={submission} scene={scene} />}
      <h2>{t('route')}</h2>
      <RouteTable story={story} scene={scene} />
      {story.others.length > 0 && (
        <>
          <h2>{t('others')}</h2>
          <ol className="sheet-others">
            {story.others.map(one => (
              <li key={one.id}>
                <Moment at={one.at} plain full /> {scene.person(one.actor.id)} {headlineOf(one, scene)}
                <EntryBody entry={one} scene={scene} except={['route']} />
              </li>
            ))}
          </ol>
        </>
      )}
      <footer className="form-sheet-foot">
        {/* It leads to this very page. */}
        <span aria-hidden="true">
          <QRCode
            value={`${window.location.origin}/cases/${current.id}/approvals/${submission.id}`}
            type="svg"
            size={84}
            bordered={false}
            color="#000000"
            bgColor="#ffffff"
          />
        </span>
        <div>
          <p>
            {t('printedAt')} <Moment at={new Date(serverNow()).toISOString()} plain full />
          </p>
        </div>
        <div className="form-sheet-seal">{t('signature')}</div>
      </footer>
    </article>
  )
}
