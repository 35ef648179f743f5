import type { RefusalEntry } from './refusal-words.ts'

/** What is refused of meetings, templates of forms, mailings and reviews of reports (furn 2.5, 6.1.1, 6.4). */
export const meetingRefusals = {
  'meeting.not-found': {
    status: 404,
    zh: { title: '没有这次会议', mend: '刷新后重试；没有参加的会议看不到。' },
    en: { title: 'There is no such meeting', mend: 'Reload; a meeting without you is not shown.' },
  },
  'meeting.not-yours': {
    status: 403,
    zh: { title: '这次会议不由您召集或记录', mend: '由制度规定的岗位、召集人或主持人办理。' },
    en: { title: 'This meeting is not yours', mend: 'It belongs to the post of the regulation, the convener or the chair.' },
  },
  'meeting.not-ordered': {
    status: 409,
    zh: { title: '这项定期事项不是会议', mend: '在「周报月报」里直接提交。' },
    en: { title: 'This periodic duty is no meeting', mend: 'Hand it in under reports.' },
  },
  'meeting.one-subject': {
    status: 422,
    zh: { title: '一次会议只能对应一个案件或一项定期事项', mend: '分开召集。' },
    en: { title: 'A meeting is about one case or one periodic duty', mend: 'Convene two.' },
  },
  'meeting.not-begun': {
    status: 409,
    zh: { title: '会议还没有开始', mend: '开会后再写纪要。' },
    en: { title: 'The meeting has not begun', mend: 'Write the minutes once it has.' },
  },
  'meeting.held-already': {
    status: 409,
    zh: { title: '纪要已经写定', mend: '纪要不能改写；要补充的在下一次会议说明。' },
    en: { title: 'The minutes are written', mend: 'They are not rewritten; add what is missing at the next meeting.' },
  },
  'meeting.cancelled': {
    status: 409,
    zh: { title: '会议已取消', mend: '重新召集。' },
    en: { title: 'The meeting is cancelled', mend: 'Convene another.' },
  },
  'meeting.action-past': {
    status: 422,
    zh: { title: '行动项的期限已经过去', mend: '选择以后的时间。' },
    en: { title: 'The action is due in the past', mend: 'Choose a later time.' },
  },
  'meeting.action-not-found': {
    status: 404,
    zh: { title: '没有这个行动项', mend: '刷新后重试。' },
    en: { title: 'There is no such action', mend: 'Reload and try again.' },
  },
  'meeting.action-not-yours': {
    status: 403,
    zh: { title: '这一步不由您办理', mend: '责任人报完成，主持人或召集人确认；自己做的不能自己确认。' },
    en: { title: 'This step is not yours', mend: 'Whoever does it reports it; chair or convener confirm, never their own.' },
  },
  'meeting.action-settled': {
    status: 409,
    zh: { title: '行动项已经办过', mend: '刷新后查看。' },
    en: { title: 'The action has been dealt with', mend: 'Reload to see it.' },
  },
  'report.by-meeting': {
    status: 409,
    zh: { title: '这项由会议纪要完成', mend: '在「会议」里召集并写纪要，纪要就是本期提交的内容。' },
    en: { title: 'The minutes of the meeting meet this', mend: 'Convene it under meetings and write the minutes.' },
  },
  'report.reviewed-already': {
    status: 409,
    zh: { title: '没有等待审核的版本', mend: '刷新后查看审核意见。' },
    en: { title: 'No version waits for a review', mend: 'Reload to see the opinion.' },
  },
  'report.not-reviewed': {
    status: 409,
    zh: { title: '报告还没有通过审核', mend: '审核通过后才能接收备案。' },
    en: { title: 'The report has not passed its review', mend: 'It is received once it has.' },
  },
  'template.unknown': {
    status: 404,
    zh: { title: '现行制度没有这份表单', mend: '从列出的表单中选择。' },
    en: { title: 'No regulation in force has this form', mend: 'Choose one of those listed.' },
  },
  'template.not-yours': {
    status: 403,
    zh: { title: '表单模板由人力资源部统一管理', mend: '请人力资源部更新。' },
    en: { title: 'Templates are kept by human resources', mend: 'Ask them to renew it.' },
  },
  'template.in-the-past': {
    status: 422,
    zh: { title: '模板不能从过去的日子起生效', mend: '选择今天或以后。' },
    en: { title: 'A template cannot count from a past day', mend: 'Choose today or later.' },
  },
  'template.not-word': {
    status: 422,
    zh: { title: '版式要用 Word 文档（.docx）', mend: '下载起始版式，改好后另存为 .docx 再上传。' },
    en: { title: 'A layout is a Word document (.docx)', mend: 'Take the starting page, change it, and send it as .docx.' },
  },
  'template.layout-too-large': {
    status: 413,
    zh: { title: '版式文件超过 5 MB', mend: '压缩或去掉其中的图片。' },
    en: { title: 'The layout is larger than 5 MB', mend: 'Make its pictures smaller, or take them out.' },
  },
  'template.no-placeholder': {
    status: 422,
    zh: { title: '版式里没有占位符', mend: '把要填的地方写成 {{案件编号}} 这样；可用的占位符列在下面。' },
    en: {
      title: 'The layout has no placeholder',
      mend: 'Write what is to be filled in between double braces; those known are listed.',
    },
  },
  'template.placeholder-unknown': {
    status: 422,
    zh: { title: '版式里有这份表单不认识的占位符', mend: '改成列出的占位符，或从起始版式复制。' },
    en: {
      title: 'The layout has placeholders that this form does not know',
      mend: 'Use those listed, or copy them from the starting page.',
    },
  },
  'head.not-yours': {
    status: 403,
    zh: { title: '公司信头由人力资源部或管理员设置', mend: '请他们上传。' },
    en: { title: 'The company’s head is set by human resources or an administrator', mend: 'Ask them to send the picture.' },
  },
  'head.not-a-picture': {
    status: 422,
    zh: { title: '信头图片要用完好的 PNG 或 JPEG', mend: '另存为 PNG 再上传。' },
    en: { title: 'The head takes a sound PNG or JPEG', mend: 'Save it as PNG and send it again.' },
  },
  'head.too-large': {
    status: 422,
    zh: { title: '信头图片不超过 1 MB、每边不超过 4000 像素', mend: '缩小后再上传。' },
    en: { title: 'The picture may have at most 1 MB and 4000 pixels a side', mend: 'Make it smaller.' },
  },
  'template.not-renewed': {
    status: 409,
    zh: { title: '还有表单今年没有更新，也没有检查', mend: '逐份更新，或检查后选「照旧」。' },
    en: { title: 'Some forms were neither renewed nor looked through this year', mend: 'Renew them, or confirm that they stay.' },
  },
  'mailing.not-found': {
    status: 404,
    zh: { title: '没有这项定时发送', mend: '刷新后重试。' },
    en: { title: 'There is no such mailing', mend: 'Reload and try again.' },
  },
  'mailing.not-yours': {
    status: 403,
    zh: { title: '定时发送不由您设置', mend: '由部门负责人、报告岗位或管理员设置；停止由设置人或管理员办理。' },
    en: { title: 'Mailings are not yours to set', mend: 'Heads, the posts of reports and administrators set them up.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
