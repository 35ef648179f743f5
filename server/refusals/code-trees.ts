import type { RefusalEntry } from './refusal-words.ts'

/** What is refused about code trees: codes are used once and end instead of being deleted. */
export const codeRefusals = {
  'code.not-found': {
    status: 404,
    zh: { title: '没有这个编码', mend: '请刷新后从树中选择。' },
    en: { title: 'There is no such code', mend: 'Reload and choose one from the tree.' },
  },
  'code.taken': {
    status: 409,
    zh: { title: '这个编码已经用过', mend: '编码不重复使用；请换一个，或修改原有编码的名称。' },
    en: { title: 'This code has been used already', mend: 'Codes are used once: take another, or rename the one there is.' },
  },
  'code.ended': {
    status: 409,
    zh: { title: '这个编码已停用', mend: '停用的编码不再更改；需要时请新建编码。' },
    en: { title: 'This code has ended', mend: 'An ended code stays as it was; add a new one if needed.' },
  },
  'code.parent-unknown': {
    status: 422,
    zh: { title: '没有这个上级编码', mend: '请先新建上级编码。' },
    en: { title: 'There is no such parent code', mend: 'Add the parent first.' },
  },
  'code.circle': {
    status: 422,
    zh: { title: '上级编码不能在自己下面', mend: '请选择另一个上级。' },
    en: { title: 'A code cannot hang below itself', mend: 'Choose another parent.' },
  },
  'code.has-children': {
    status: 409,
    zh: { title: '下级编码仍在使用', mend: '请先停用下级编码，或把它们移到别处。' },
    en: { title: 'Codes below it are still in use', mend: 'End those first, or move them elsewhere.' },
  },
  'code.before-its-time': {
    status: 422,
    zh: { title: '日期早于编码启用的日期', mend: '请选择启用之后的日期。' },
    en: { title: 'The day is before the code began', mend: 'Choose a later day.' },
  },
  'code-import.columns-missing': {
    status: 422,
    zh: { title: '缺少“编码”或“名称”列', mend: '第一行要有“编码”“名称”，可加“上级编码”“英文名称”。' },
    en: {
      title: 'A column for the code or the name is missing',
      mend: 'The first line needs "code" and "name", and may have "parent" and "english".',
    },
  },
  'code-import.nothing-to-do': {
    status: 422,
    zh: { title: '没有可导入的内容', mend: '文件中的编码都已存在且没有变化，或每一行都有问题。' },
    en: { title: 'There is nothing to import', mend: 'All codes are there unchanged, or every line has a problem.' },
  },
} as const satisfies Record<string, RefusalEntry>
