import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 403 | 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about standards and manuals (robot 第十三条(一), equip 第九条) and about checklists. */
export const fieldDocumentRefusals = {
  'manual.not-found': entry(
    404,
    ['没有这份文件', '从“标准与手册”里重新打开。'],
    ['No such document', 'Open it again from the list of standards and manuals.'],
  ),
  'manual.not-yours': entry(
    403,
    ['这类文件不由您编写', '请交给制度规定的岗位编写；公司自己的文件由管理员维护。'],
    [
      'You do not write these documents',
      'Give it to the post that the regulation names; the company’s own are kept by an administrator.',
    ],
  ),
  'manual.number-taken': entry(
    409,
    ['文件编号已经有了', '换一个编号，或打开原有的文件增加新版本。'],
    ['The number is taken', 'Choose another one, or add a version to the document that has it.'],
  ),
  'manual.rule-unknown': entry(
    422,
    ['现行制度没有这类文件', '从列表里选一项，或选“公司自己的文件”。'],
    ['No regulation in force has such documents', 'Choose one of the list, or the company’s own.'],
  ),
  'manual.stage-unknown': entry(
    422,
    ['制度没有这个环节', '从制度列出的环节里选。'],
    ['The regulation has no such stage', 'Choose among the stages that it lists.'],
  ),
  'manual.file-foreign': entry(
    422,
    ['文件已属于案件或别人', '请由编写人重新上传后再提交。'],
    ['The file belongs to a case or to somebody else', 'Upload it again yourself.'],
  ),
  'manual.own-release': entry(
    409,
    ['自己编写的版本不能自己放行', '请另一位有权的人核对后放行。'],
    ['Nobody releases what they wrote', 'Ask somebody else who may release it.'],
  ),
  'manual.release-not-yours': entry(
    403,
    ['放行不由您的岗位办理', '请制度规定的部门核对后放行。'],
    ['Your post does not release it', 'The department that the regulation names does.'],
  ),
  'manual.version-decided': entry(
    409,
    ['这个版本已经放行或作废', '需要改动时请增加新版本。'],
    ['The version was released or dropped already', 'Add a new version to change something.'],
  ),
  'manual.withdrawn': entry(
    409,
    ['文件已停用', '停用的文件不再增加版本；需要时另建一份。'],
    ['The document was withdrawn', 'It takes no more versions; start another one.'],
  ),
  'checklist.not-found': entry(
    404,
    ['没有这份检查单', '刷新后从列表里重新选择。'],
    ['No such checklist', 'Refresh and choose it from the list.'],
  ),
  'checklist.version-unknown': entry(
    409,
    ['检查单没有这个版本', '刷新后按现在的版本填写；已填的内容还在。'],
    ['The checklist has no such version', 'Refresh and fill in the one that counts now; what was typed is kept.'],
  ),
  'checklist.answer-unfit': entry(
    422,
    ['有的项目填得不对', '看清每一项要的是勾选、数值、选项还是照片。'],
    ['Some answers do not fit their items', 'See whether an item wants a tick, a number, a choice or pictures.'],
  ),
  'checklist.note-missing': entry(
    422,
    ['不合格的项目要写明情况', '在该项下写清是什么问题、怎样处理。'],
    ['Items out of order need a note', 'Say below the item what is wrong and what was done.'],
  ),
  'checklist.photo-missing': entry(
    422,
    ['照片不够或不属于本案', '按该项要求的张数重新拍照上传。'],
    ['Pictures are too few or of another case', 'Take as many as the item asks for and send them.'],
  ),
  'checklist.items-unfit': entry(
    422,
    ['检查单的项目有问题', '项目代号不能重复，下限不能高于上限，至少要有一项。'],
    ['The items of the checklist do not fit', 'Each id once, no lower limit above its upper one, at least one item.'],
  ),
  'checklist.first': entry(
    409,
    ['检查单还没有填完', '公司规定这一步之前先填完下列检查单。'],
    ['A checklist is not complete yet', 'The company wants it filled before this step.'],
  ),
} satisfies Record<string, RefusalEntry>
