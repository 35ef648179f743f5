import type { RefusalEntry } from './refusal-words.ts'

/** What drafting, approving, publishing and moving to editions of regulations refuses. */
export const editionRefusals = {
  'pack.invalid': {
    status: 422,
    zh: { title: '制度包不完整或写法不对', mend: '按所列各处逐一改正后再保存或导入。' },
    en: { title: 'The pack is not a valid one', mend: 'Mend each place listed, then save or import again.' },
  },
  'pack.other-edition': {
    status: 422,
    zh: { title: '内容属于另一部制度或另一个版本', mend: '保存到它自己的草案，或另建草案再导入。' },
    en: {
      title: 'This text belongs to another regulation or edition',
      mend: 'Save it to its own draft, or start a new draft with it.',
    },
  },
  'edition.exists-already': {
    status: 409,
    zh: { title: '这个日期的版本已经存在', mend: '打开已有的版本，或换一个版本日期。' },
    en: { title: 'There is an edition of that date already', mend: 'Open it, or choose another date.' },
  },
  'edition.not-a-draft': {
    status: 409,
    zh: { title: '只有草案可以修改', mend: '审批中的先撤回；已发布的请以它为底稿起草新版本。' },
    en: { title: 'Only a draft can change', mend: 'Withdraw it from approval first; of a published one draft a new edition.' },
  },
  'edition.changed-meanwhile': {
    status: 409,
    zh: { title: '草案已被他人修改', mend: '载入最新内容，把您的改动加进去再保存。' },
    en: { title: 'Somebody else has changed the draft', mend: 'Load what is there now, put your changes in, and save again.' },
  },
  'edition.lint-errors': {
    status: 409,
    zh: { title: '体检有错误，不能提交', mend: '按所列各项改正后再提交。' },
    en: { title: 'The lint finds errors', mend: 'Mend each of them, then submit again.' },
  },
  'edition.warnings-open': {
    status: 409,
    zh: { title: '体检提醒还没有处理', mend: '改正，或在体检页逐项写明理由放行。' },
    en: { title: 'Warnings of the lint are open', mend: 'Mend them, or waive each with a reason on the lint page.' },
  },
  'edition.retroactive': {
    status: 422,
    zh: { title: '新版本不能追溯施行', mend: '施行日期最早为明天；确需当日施行的，写明理由。' },
    en: { title: 'An edition cannot reach back', mend: 'Begin tomorrow at the earliest; today only with a reason for it.' },
  },
  'edition.day-taken': {
    status: 409,
    zh: { title: '同一制度已有版本从这一天施行', mend: '换一个施行日期，或先废止那个版本。' },
    en: { title: 'Another edition of it begins that day', mend: 'Choose another day, or repeal that one first.' },
  },
  'edition.nobody-decides': {
    status: 409,
    zh: { title: '没有可以审批的人', mend: '请管理员为审批岗位安排人员，或在公司设置中改由其他岗位审批。' },
    en: { title: 'Nobody can decide on it', mend: 'Ask the administrator to fill the post, or to name another in the settings.' },
  },
  'edition.not-in-approval': {
    status: 409,
    zh: { title: '这个版本不在审批中', mend: '刷新后查看现在的状态。' },
    en: { title: 'This edition is not up for approval', mend: 'Reload to see where it stands.' },
  },
  'edition.vote-not-yours': {
    status: 403,
    zh: { title: '这一步不由您表决', mend: '由审批路线上的其他人表决；提交人不能表决。' },
    en: { title: 'This vote is not yours', mend: 'Those named by the route vote; who submitted does not.' },
  },
  'edition.vote-given-already': {
    status: 409,
    zh: { title: '您已经表决', mend: '意见只能追加，不能更改；需要重议时请提交人撤回。' },
    en: { title: 'You have voted', mend: 'A vote stands; whoever submitted can withdraw the edition.' },
  },
  'edition.reason-missing': {
    status: 422,
    zh: { title: '不同意须写明理由', mend: '写明理由后再提交。' },
    en: { title: 'A vote against needs its reason', mend: 'Write the reason and send again.' },
  },
  'edition.effective-day-passed': {
    status: 409,
    zh: { title: '拟定的施行日期已过', mend: '请提交人撤回，换一个施行日期再提交。' },
    en: { title: 'The day from which it was to be in force has passed', mend: 'Withdraw it and submit it with a later day.' },
  },
  'edition.not-yours-to-withdraw': {
    status: 403,
    zh: { title: '只有提交人可以撤回', mend: '请提交人撤回，或表决不同意。' },
    en: { title: 'Only who submitted it can withdraw it', mend: 'Ask that person, or vote against it.' },
  },
  'edition.not-yours-to-repeal': {
    status: 403,
    zh: { title: '废止由有权审批的人办理', mend: '请审批岗位的人员办理。' },
    en: { title: 'Whoever may approve an edition may repeal it', mend: 'Ask one of them.' },
  },
  'edition.not-published': {
    status: 409,
    zh: { title: '这个版本没有发布，或已废止', mend: '选择已发布的版本。' },
    en: { title: 'This edition is not published, or has been repealed', mend: 'Choose a published one.' },
  },
  'edition.over': {
    status: 409,
    zh: { title: '这个版本已被后来的版本代替', mend: '需要停止施行时，废止现行版本。' },
    en: { title: 'A later edition has taken its place', mend: 'To end the regulation, repeal the edition in force.' },
  },
  'edition.not-addressed': {
    status: 403,
    zh: { title: '这个版本没有要求您阅读', mend: '受约束岗位的人员确认即可。' },
    en: { title: 'You were not asked to read this edition', mend: 'Those whom it binds acknowledge it.' },
  },
  'move.not-possible': {
    status: 409,
    zh: { title: '不能迁移到这个版本', mend: '选择同一制度现在施行的版本。' },
    en: { title: 'Cases cannot move to this edition', mend: 'Choose the edition of the same regulation that is in force.' },
  },
  'move.nothing': {
    status: 409,
    zh: { title: '没有可以迁移的案件', mend: '核对所选案件：只有仍按旧版本办理的未结案件可以迁移。' },
    en: { title: 'No case to move', mend: 'Only open cases that still follow the older edition can move.' },
  },
  'move.not-found': {
    status: 404,
    zh: { title: '没有这项迁移申请', mend: '刷新后重试。' },
    en: { title: 'There is no such proposal', mend: 'Reload and try again.' },
  },
  'move.own': {
    status: 403,
    zh: { title: '自己提出的迁移须由他人批准', mend: '请另一位有权的人批准。' },
    en: { title: 'Somebody else decides on your proposal', mend: 'Ask another who may.' },
  },
  'move.decided-already': {
    status: 409,
    zh: { title: '这项迁移已经决定', mend: '需要时重新提出。' },
    en: { title: 'This has been decided', mend: 'Propose it anew where needed.' },
  },
  'move.not-listed': {
    status: 409,
    zh: { title: '案件还没有列完', mend: '列完后再决定；在后台继续，页面会显示进度。' },
    en: {
      title: 'The list is not whole yet',
      mend: 'Decide once it is; it goes on in the background, and the page shows how far it is.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
