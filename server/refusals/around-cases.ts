import type { RefusalEntry } from './refusal-words.ts'

/** What is refused around a case: customers, files, customers' links, views, exports, acts on many cases. */
export const aroundCasesRefusals = {
  'customer.known-already': {
    status: 409,
    zh: { title: '已有使用这个电话的客户', mend: '请打开已有客户；确为另一家客户时，勾选「仍然新建」。' },
    en: { title: 'A customer with this phone number exists', mend: 'Open that customer, or say that this is another one.' },
  },
  'machine.serial-taken': {
    status: 409,
    zh: { title: '这个序列号已登记', mend: '请核对序列号，或在已登记的客户下查看该设备。' },
    en: { title: 'This serial number is registered already', mend: 'Check it, or look the machine up under its customer.' },
  },
  'file.none-sent': {
    status: 422,
    zh: { title: '没有收到文件', mend: '请选择一个文件后重试。' },
    en: { title: 'No file was sent', mend: 'Choose a file and try again.' },
  },
  'file.too-large': {
    status: 413,
    zh: { title: '文件太大', mend: '请压缩或拆分后再上传；各类文件的上限由管理员在“密钥与存储”中设置。' },
    en: {
      title: 'The file is too large',
      mend: 'Compress or split it, then upload again; an administrator sets the limit of each kind under "Keys and storage".',
    },
  },
  'file.quota-full': {
    status: 409,
    zh: { title: '公司的文件总量已到上限', mend: '请管理员在“密钥与存储”中提高总量，或销毁期满的档案后再上传。' },
    en: {
      title: "The company's files have reached their quota",
      mend: 'An administrator raises it under "Keys and storage", or disposes of what is past its time; then upload again.',
    },
  },
  'file.range-outside': {
    status: 416,
    zh: { title: '请求的部分超出文件末尾', mend: '请重新从头下载；文件可能已换成较短的一个。' },
    en: {
      title: 'The part that was asked for lies beyond the end',
      mend: 'Download it from the beginning; a shorter file may have taken its place.',
    },
  },
  'file.empty': {
    status: 422,
    zh: { title: '文件是空的', mend: '请检查文件后重新上传。' },
    en: { title: 'The file is empty', mend: 'Check the file and upload it again.' },
  },
  'file.type-refused': {
    status: 422,
    zh: { title: '不接收可执行文件', mend: '请上传图片、PDF、Office 文档、音视频或压缩包。' },
    en: { title: 'Programs are not accepted', mend: 'Upload pictures, PDF, office documents, audio, video or archives.' },
  },
  'file.lost': {
    status: 410,
    zh: { title: '文件内容已不在服务器上', mend: '它可能已按规定删除；否则请管理员从备份恢复。' },
    en: {
      title: 'The content of this file is gone',
      mend: 'It may have been erased as ordered; else ask an administrator to restore a backup.',
    },
  },
  'link.nothing-to-ask': {
    status: 409,
    zh: {
      title: '现在没有需要客户办理的事',
      mend: '反馈链接在反馈结果之后、签字链接在到达关键节点之后、验收链接在处置完成之后才能生成。',
    },
    en: {
      title: 'There is nothing to ask the customer yet',
      mend: 'Send the result, reach the key node or complete the handling first.',
    },
  },
  'link.other-purpose': {
    status: 422,
    zh: { title: '提交的内容与链接用途不符', mend: '请刷新页面，按页面所示填写。' },
    en: { title: 'The answer does not fit this link', mend: 'Reload the page and fill in what it asks.' },
  },
  'link.remarks-missing': {
    status: 422,
    zh: { title: '验收不通过须说明原因', mend: '请写明哪里不符合，再提交。' },
    en: { title: 'Say why you do not accept', mend: 'Write what is wrong, then send again.' },
  },
  'view.not-found': {
    status: 404,
    zh: { title: '没有这个视图', mend: '它可能已被删除；请刷新页面。' },
    en: { title: 'There is no such view', mend: 'It may have been deleted; reload the page.' },
  },
  'view.not-yours': {
    status: 403,
    zh: { title: '只能修改自己的视图', mend: '请另存为自己的视图。' },
    en: { title: 'Only its owner changes a view', mend: 'Save it as a view of your own.' },
  },
  'bulk.too-many': {
    status: 422,
    zh: { title: '一次最多办理 500 件', mend: '请缩小筛选范围，分批办理。' },
    en: { title: 'At most 500 cases at a time', mend: 'Narrow the filter and work in parts.' },
  },
  'bulk.nothing-chosen': {
    status: 422,
    zh: { title: '没有选中案件', mend: '请勾选案件，或给出筛选条件。' },
    en: { title: 'No case was chosen', mend: 'Tick cases, or give a filter.' },
  },
  'library.not-found': {
    status: 404,
    zh: { title: '案例库中没有这个案例', mend: '它可能属于其他组织；请从案例库列表打开。' },
    en: { title: 'There is no such case study', mend: 'Open it from the list of the library.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
