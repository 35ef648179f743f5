import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 403 | 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about callbacks, questionnaires and surveys (furn 4.1(4), robot 第十五条(三)). */
export const surveyRefusals = {
  'callback.judged': entry(
    403,
    ['被评价的人不能代客户填写', '请同事回访，或把问卷链接、二维码发给客户自己填写。'],
    ['Whoever is judged does not take down the answers', 'Have a colleague call, or send the customer the link or QR code.'],
  ),
  'callback.questionnaire-missing': entry(
    422,
    ['回访要按系统问卷记录', '打开案件的回访，按问卷逐题记录客户的回答。'],
    [
      'A callback is recorded by the questionnaire',
      'Open the callback of the case and take down the customer’s answers question by question.',
    ],
  ),
  'questionnaire.not-found': entry(
    404,
    ['没有这份问卷', '从问卷列表里重新打开。'],
    ['No such questionnaire', 'Open it again from the list.'],
  ),
  'questionnaire.not-yours': entry(
    403,
    ['问卷和调查不由您的岗位管理', '请负责回访或满意度调查的岗位办理。'],
    ['Your post does not keep questionnaires and surveys', 'Those who owe callbacks or the survey do.'],
  ),
  'questionnaire.unfit': entry(
    422,
    ['问卷还不能发布', '按提示修改：要有且只有一道必答的满意度量表题，跳转只能依据前面的题目。'],
    [
      'The questionnaire cannot be published yet',
      'Mend what is marked: exactly one required scale says satisfied or not, and branches hang on earlier questions.',
    ],
  ),
  'questionnaire.changed-meanwhile': entry(
    409,
    ['问卷已有新版本', '刷新后按新版本办理，已填的内容仍在。'],
    ['There is a newer version of the questionnaire', 'Refresh and go on with it; what you typed is kept.'],
  ),
  'questionnaire.retired': entry(
    409,
    ['问卷已停用', '选择在用的问卷。'],
    ['The questionnaire is retired', 'Choose one that is in use.'],
  ),
  'follow-up.not-found': entry(
    404,
    ['没有这项低分跟进', '从低分跟进列表里重新打开。'],
    ['No such follow-up', 'Open it again from the list of low scores.'],
  ),
  'follow-up.not-yours': entry(
    403,
    ['这项跟进不由您办理', '请责任人、公司指定的岗位或负责回访的岗位办理。'],
    ['This follow-up is not yours', 'Its owner, the post that the company names, or whoever keeps callbacks does it.'],
  ),
  'follow-up.done-already': entry(
    409,
    ['已经跟进过', '刷新看跟进情况。'],
    ['It was followed up already', 'Refresh to see what was done.'],
  ),
  'survey.answers-unfit': entry(
    422,
    ['答卷不完整或不符合问卷', '补上必答题；没有问到的题不能作答。'],
    ['The answers do not fit the questionnaire', 'Answer what is required, and nothing that was not asked.'],
  ),
  'survey.not-found': entry(404, ['没有这个调查', '从调查列表里重新打开。'], ['No such survey', 'Open it again from the list.']),
  'survey.none-closed': entry(
    422,
    ['本期还没有结束的满意度调查', '先做一次本期服务过的客户的调查并结束它；报告里的数字来自调查。'],
    [
      'No survey of the period was closed',
      'Hold a survey of the customers served in the period and close it: the figures of the report are those of the survey.',
    ],
  ),
  'survey.nobody': entry(
    422,
    ['这段时间没有可以调查的客户', '换一个有服务过客户的期间。'],
    ['Nobody was served in that period', 'Choose a period in which customers were served.'],
  ),
  'survey.period-unfit': entry(
    422,
    ['调查的日期有问题', '期间的结束日不早于开始日、不晚于今天，截止日在今天之后。'],
    [
      'The days of the survey do not fit',
      'The period ends no earlier than it begins and no later than today; the closing day is ahead.',
    ],
  ),
  'survey.closed': entry(
    409,
    ['调查已经结束', '结束后数字固定，不再接收答卷。'],
    ['The survey is closed', 'Its figures are frozen and no answers are taken any more.'],
  ),
  'survey.answered-already': entry(
    409,
    ['这位客户已经答过', '每位客户只答一次；刷新看答卷。'],
    ['This customer has answered', 'Each customer answers once; refresh to see it.'],
  ),
  'survey.not-asked': entry(
    409,
    ['这位客户不在调查之列', '没有抽中或已注明不参与的客户不作答。'],
    ['This customer is not asked', 'Only those drawn and not left out are.'],
  ),
  'survey.link-not-valid': entry(
    404,
    ['链接无效', '链接已用过、已过期，或者已有更新的链接。'],
    ['This link does not work', 'It was used, has expired, or there is a newer one.'],
  ),
} satisfies Record<string, RefusalEntry>
