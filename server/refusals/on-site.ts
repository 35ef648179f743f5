import type { RefusalEntry } from './refusal-words.ts'

/** What is sent from a customer's site. */
export const onSiteRefusals = {
  'photo.changed': {
    status: 409,
    zh: { title: '照片与拍摄时不一致', mend: '收到的内容与手机拍摄时记下的校验值不同，请重新拍摄或重新选择原图。' },
    en: {
      title: 'The photo is not what was taken',
      mend: 'What arrived differs from what the phone noted when it was taken. Take it again, or choose the original.',
    },
  },
  'photo.not-a-picture': {
    status: 422,
    zh: { title: '这不是照片', mend: '现场照片只收图片；其他文件请作为附件添加。' },
    en: { title: 'This is not a picture', mend: 'Photos on site are pictures; add other files as attachments.' },
  },
  'photo.in-future': {
    status: 422,
    zh: { title: '拍摄时间晚于现在', mend: '请校准手机时间后重新拍摄。' },
    en: { title: 'The photo was taken after now', mend: "Set the phone's clock right and take it again." },
  },
  'photo.already-there': {
    status: 409,
    zh: { title: '这张照片已经在派工单里', mend: '同一张照片只存一次，不用再发。' },
    en: { title: 'This photo is on the order already', mend: 'One photo is kept once; there is nothing to send again.' },
  },
  'time-spent.in-future': {
    status: 422,
    zh: { title: '工时不能填到将来', mend: '结束时间请填到现在为止。' },
    en: { title: 'Time spent cannot lie in the future', mend: 'Let it end now at the latest.' },
  },
  'time-spent.backwards': {
    status: 422,
    zh: { title: '结束时间要晚于开始时间', mend: '请检查起止时间，至少一分钟。' },
    en: { title: 'It ends before it begins', mend: 'Check both times; a minute is the least.' },
  },
  'time-spent.too-long': {
    status: 422,
    zh: { title: '一条工时不超过 24 小时', mend: '请按天分开填写。' },
    en: { title: 'One entry is 24 hours at most', mend: 'Enter each day on its own.' },
  },
  'time-spent.overlaps': {
    status: 409,
    zh: { title: '与已填的工时重叠', mend: '同一段时间只计一次；请改起止时间，或先更正原来那条。' },
    en: {
      title: 'It overlaps time entered before',
      mend: 'The same hours count once: change the times, or correct the entry that is there.',
    },
  },
  'time-spent.whose': {
    status: 403,
    zh: { title: '工时由本人填写', mend: '请以本人账号登录后填写。' },
    en: { title: 'Time spent is entered by whoever spent it', mend: 'Sign in as yourself.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
