import { CustomerServiceOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 回访与调查: callbacks, surveys, questionnaires and their answers, as tabs of one entry. */
export const surveys: Feature = {
  name: 'surveys',
  routes: [
    page('/callbacks', async () => (await import('./callbacks-page.tsx')).CallbacksPage),
    page('/surveys', async () => (await import('./surveys-page.tsx')).SurveysPage),
    page('/surveys/:id', async () => (await import('./survey-page.tsx')).SurveyPage),
    page('/questionnaires', async () => (await import('./questionnaires-page.tsx')).QuestionnairesPage),
    page('/questionnaires/new', async () => (await import('./edit-page.tsx')).NewQuestionnairePage),
    page('/questionnaires/:id', async () => (await import('./questionnaire-page.tsx')).QuestionnairePage),
    page('/questionnaires/:id/edit', async () => (await import('./edit-page.tsx')).ChangeQuestionnairePage),
    page('/low-scores', async () => (await import('./follow-ups-page.tsx')).FollowUpsPage),
    page('/survey-answers', async () => (await import('./answers-page.tsx')).AnswersPage),
  ],
  rail: [
    {
      ...{
        to: '/callbacks',
        icon: <CustomerServiceOutlined />,
        label: { zh: '回访与调查', en: 'Callbacks & surveys' },
        order: 46,
      },
    },
  ],
  commands: [
    { id: 'callbacks', label: { zh: '待回访', en: 'Callbacks' }, to: '/callbacks', words: 'huifang callback' },
    { id: 'surveys', label: { zh: '满意度调查', en: 'Surveys' }, to: '/surveys', words: 'manyidu diaocha survey' },
    { id: 'low-scores', label: { zh: '低分跟进', en: 'Low scores' }, to: '/low-scores', words: 'difen genjin low score' },
    { id: 'questionnaires', label: { zh: '问卷', en: 'Questionnaires' }, to: '/questionnaires', words: 'wenjuan questionnaire' },
  ],
  opens: { 'follow-up': () => '/low-scores?mine=1' },
}
