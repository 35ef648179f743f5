import { useQuery } from '@tanstack/react-query'
import { CutsView } from '../../server/surveys/cuts-schema.ts'
import { FollowUpRow, LowScoreSetting } from '../../server/surveys/follow-up-schema.ts'
import {
  AnswerRow,
  CallbackRow,
  CallbackSheet,
  MemberRow,
  QuestionnaireFigures,
  QuestionnaireList,
  QuestionnaireView,
  SurveyList,
  SurveyView,
} from '../../server/surveys/schema.ts'
import { usePages } from '../api/query.ts'
import { get } from '../api/request.ts'

const at = encodeURIComponent

/** Callbacks that are owed, or ended; a change of any duty refreshes them. */
export const useCallbacks = (query: { readonly state: string; readonly mine?: string | undefined }) =>
  usePages({ key: ['duties', 'callbacks'], path: '/api/callbacks', item: CallbackRow, query })

export const useCallbackSheet = (id: string) =>
  useQuery({
    queryKey: ['case', id, 'callback'],
    queryFn: ({ signal }) => get(`/api/cases/${at(id)}/callback`, CallbackSheet, { signal }),
  })

export const useQuestionnaires = () =>
  useQuery({
    queryKey: ['organisation', 'questionnaires'],
    queryFn: ({ signal }) => get('/api/questionnaires', QuestionnaireList, { signal }),
  })
export const useQuestionnaire = (id: string, version?: string, isWanted = true) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['organisation', 'questionnaires', id, version ?? ''],
    queryFn: ({ signal }) =>
      get(`/api/questionnaires/${at(id)}`, QuestionnaireView, { query: version === undefined ? {} : { version }, signal }),
  })
export const useQuestionnaireFigures = (id: string, query: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: ['organisation', 'questionnaire-figures', id, query],
    queryFn: ({ signal }) => get(`/api/questionnaires/${at(id)}/figures`, QuestionnaireFigures, { query, signal }),
    placeholderData: before => before,
  })

export const useSurveys = (state: string) =>
  useQuery({
    queryKey: ['organisation', 'surveys', state],
    queryFn: ({ signal }) => get('/api/surveys', SurveyList, { query: { state, limit: 100 }, signal }),
    placeholderData: before => before,
  })
export const useSurvey = (id: string) =>
  useQuery({
    queryKey: ['organisation', 'survey', id],
    queryFn: ({ signal }) => get(`/api/surveys/${at(id)}`, SurveyView, { signal }),
  })
export const useMembers = (id: string, state: string) =>
  usePages({
    key: ['organisation', 'survey', id, 'members'],
    path: `/api/surveys/${at(id)}/members`,
    item: MemberRow,
    query: { state },
  })

export const useAnswers = (query: Readonly<Record<string, string>>) =>
  usePages({ key: ['organisation', 'survey-answers'], path: '/api/survey-answers', item: AnswerRow, query, pageSize: 30 })

/** The figures of answers by one side; `path` is a questionnaire's or a survey's. */
export const useCuts = (path: string, query: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: ['organisation', 'questionnaire-figures', path, query],
    queryFn: ({ signal }) => get(`${path}/cuts`, CutsView, { query, signal }),
    placeholderData: before => before,
  })

export const useFollowUps = (query: Readonly<Record<string, string>>) =>
  usePages({ key: ['organisation', 'low-scores', 'list'], path: '/api/low-score-follow-ups', item: FollowUpRow, query })
export const useLowScoreSetting = () =>
  useQuery({
    queryKey: ['organisation', 'low-scores', 'setting'],
    queryFn: ({ signal }) => get('/api/low-score-setting', LowScoreSetting, { signal }),
  })
