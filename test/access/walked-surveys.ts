import type { Ctx } from '../../server/context.ts'
import { sha256 } from '../../server/events/seal.ts'
import { shortQuestionnaire } from '../../server/surveys/questionnaire.fixture.ts'
import { nextId, nextSalt } from '../factories.ts'

export type SurveyIds = {
  readonly questionnaire: string
  readonly survey: string
  readonly surveyToken: string
  readonly followUp: string
}

/** A questionnaire, a survey that asks one customer, a link to it, and an answer about a case, with the organisation's secret in every text. */
export async function aWalkedSurvey(
  { tx, org, now, actor }: Ctx,
  { secret, customer, caseId }: { readonly secret: string; readonly customer: string; readonly caseId: string },
): Promise<SurveyIds> {
  const [questionnaire, survey, surveyToken] = [nextId(), nextId(), `survey-${nextSalt()}-${org}`]
  const followUp = nextId()
  const by = actor.person
  const content = { ...shortQuestionnaire, opening: secret, closing: secret }
  await tx
    .insertInto('questionnaires')
    .values({
      ...{ org_id: org, id: questionnaire, title: secret, purpose: 'survey', kinds: [], created_at: now, created_by: by },
      ...{ retired_at: null, retired_by: null },
    })
    .execute()
  const version = { org_id: org, questionnaire_id: questionnaire, version: 1 }
  await tx
    .insertInto('questionnaire_versions')
    .values({ ...version, content: JSON.stringify(content), hash: 'hash', reason: secret, published_at: now, published_by: by })
    .execute()
  await tx
    .insertInto('surveys')
    .values({
      ...{ ...version, id: survey, title: secret, period_from: '2026-01-01', period_to: '2026-01-31', population: 1, drawn: 1 },
      ...{ hash: 'hash', seed: null, opened_at: now, opened_by: by, closes_on: '2027-12-31', closed_at: null, closed_by: null },
      ...{ figures: null, figures_hash: null },
    })
    .execute()
  const member = { org_id: org, survey_id: survey, customer_id: customer }
  await tx
    .insertInto('survey_members')
    .values({ ...member, position: 0, cases: [], judged: [], is_drawn: true, left_out_at: null, left_out_by: null })
    .execute()
  await tx
    .insertInto('survey_attempts')
    .values({ ...member, event_id: nextId(), day: '2026-01-05', attempt: 1, via: 'phone', outcome: 'busy', at: now, by_id: by })
    .execute()
  await tx
    .insertInto('survey_links')
    .values({
      ...{ ...member, ...version, token_hash: sha256(surveyToken), case_id: null, created_at: now, created_by: by },
      ...{ expires_at: '2028-01-01T00:00:00.000Z', used_at: null },
    })
    .execute()
  await tx
    .insertInto('survey_answers')
    .values({
      ...{
        ...version,
        event_id: nextId(),
        case_id: caseId,
        survey_id: null,
        customer_id: null,
        follow_up: null,
        cases: [caseId],
      },
      ...{ answers: JSON.stringify({ overall: 5 }), texts: [], satisfied: true, via: 'phone', answered_at: now, taken_by: by },
    })
    .execute()
  await tx
    .insertInto('low_score_follow_ups')
    .values({
      ...{ org_id: org, id: followUp, answer_event: nextId(), case_id: caseId, survey_id: null, customer_id: null },
      ...{
        judged: [],
        role: 'service-desk',
        owner_id: by,
        opened_at: now,
        due_at: now,
        done_at: null,
        done_by: null,
        done_event: null,
      },
    })
    .execute()
  return { questionnaire, survey, surveyToken, followUp }
}
