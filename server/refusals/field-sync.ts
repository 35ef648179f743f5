import type { RefusalEntry } from './refusal-words.ts'

/** What phones that worked without a network are refused. */
export const fieldSyncRefusals = {
  'session.another-person': {
    status: 409,
    zh: { title: '现在登录的是另一个人', mend: '请由当时操作的人登录后再发送；记录仍保存在这台设备上。' },
    en: { title: 'Somebody else is signed in now', mend: 'Sign in as whoever did it; everything is still kept on this device.' },
  },
  'field.sequence-reused': {
    status: 409,
    zh: { title: '这台设备的同一序号已用于另一案件', mend: '请在待发送列表中重新填写这一条。' },
    en: {
      title: 'This device has used the same sequence for another case',
      mend: 'Enter it once more from the list of unsent things.',
    },
  },
  'upload.not-found': {
    status: 404,
    zh: { title: '没有这个上传', mend: '请重新开始上传；中断太久的上传会被清除。' },
    en: { title: 'No such upload', mend: 'Start it again; uploads that were broken off long ago are removed.' },
  },
  'upload.id-taken': {
    status: 409,
    zh: { title: '这个文件编号已被占用', mend: '请重新选择该文件。' },
    en: { title: 'This file id is taken', mend: 'Choose the file once more.' },
  },
  'upload.beyond-end': {
    status: 422,
    zh: { title: '分片超出文件大小', mend: '请重新选择该文件。' },
    en: { title: 'The part goes beyond the end of the file', mend: 'Choose the file once more.' },
  },
  'upload.incomplete': {
    status: 409,
    zh: { title: '文件还没有传完', mend: '继续上传其余部分。' },
    en: { title: 'The file is not complete yet', mend: 'Send the rest.' },
  },
  'upload.hash-differs': {
    status: 422,
    zh: { title: '文件内容与拍摄时的校验值不一致', mend: '内容在途中或手机上损坏；再次发送会从头上传。' },
    en: {
      title: 'The content is not what was hashed at capture',
      mend: 'It was damaged on the way or on the phone; sending again starts from the beginning.',
    },
  },
  'field.never-assigned': {
    status: 403,
    zh: { title: '您从未负责过这个案件', mend: '只有曾被派过单的人可以补交现场情况；请联系内勤。' },
    en: {
      title: 'This case was never yours',
      mend: 'Only somebody who was sent on it can hand in a field report; ask the office.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
