import type { RefusalEntry } from './refusal-words.ts'

/** What an import cannot take, as a whole (import.*) or row by row (row.*). */
export const importRefusals = {
  'import.too-large': {
    status: 413,
    zh: { title: '文件超过 200 MB', mend: '请拆分成较小的文件后分别导入。' },
    en: { title: 'The file is larger than 200 MB', mend: 'Split it and import the parts.' },
  },
  'import.too-many-rows': {
    status: 413,
    zh: { title: '文件超过 1,000,000 行', mend: '请拆分成较小的文件后分别导入。' },
    en: { title: 'The file has more than 1,000,000 rows', mend: 'Split it and import the parts.' },
  },
  'import.format-unsupported': {
    status: 415,
    zh: { title: '不支持这种文件', mend: '请使用 CSV、NDJSON（可压缩为 .gz）或 .xlsx 文件。' },
    en: { title: 'This kind of file is not supported', mend: 'Use CSV, NDJSON (also as .gz) or .xlsx.' },
  },
  'import.unreadable': {
    status: 422,
    zh: { title: '文件已损坏，无法读取', mend: '请重新导出或重新上传文件。' },
    en: { title: 'The file is damaged', mend: 'Export or upload it again.' },
  },
  'import.no-rows': {
    status: 422,
    zh: { title: '文件中没有内容', mend: '请确认文件第一行是列名，下面至少有一行数据。' },
    en: { title: 'The file is empty', mend: 'The first line must name the columns, with at least one row below.' },
  },
  'import.sheet-missing': {
    status: 422,
    zh: { title: '工作簿中没有这个工作表', mend: '请从工作表列表中选择。' },
    en: { title: 'The workbook has no such sheet', mend: 'Choose one of its sheets.' },
  },
  'import.mapping-invalid': {
    status: 422,
    zh: { title: '列对应关系有误', mend: '请检查所选的列是否都在文件中，案件标题与编号是否已对应。' },
    en: {
      title: 'The mapping does not fit the file',
      mend: 'Check that every column chosen is in the file, and that title and id are mapped.',
    },
  },
  'import.file-not-found': {
    status: 404,
    zh: { title: '没有这个上传文件', mend: '上传的文件保留一天，请重新上传。' },
    en: { title: 'There is no such uploaded file', mend: 'Uploads are kept for a day; upload it again.' },
  },
  'import.not-found': {
    status: 404,
    zh: { title: '没有这次导入', mend: '请从导入列表中选择。' },
    en: { title: 'There is no such import', mend: 'Choose one from the list of imports.' },
  },
  'import.not-running': {
    status: 409,
    zh: { title: '这次导入已经结束', mend: '结束的导入不能取消；再次导入同一文件不会重复建立案件。' },
    en: {
      title: 'The import has ended',
      mend: 'What has ended cannot be cancelled; importing the same file again makes no case twice.',
    },
  },
  'import.interrupted': {
    status: 409,
    zh: { title: '导入中断', mend: '请再次导入同一文件：已建立的案件不会重复，其余的会补上。' },
    en: {
      title: 'The import was interrupted',
      mend: 'Import the same file again: what is there stays, what is missing is added.',
    },
  },
  'row.broken': {
    status: 422,
    zh: { title: '这一行无法解析', mend: '请检查引号、分隔符或 JSON 格式。' },
    en: { title: 'The row cannot be parsed', mend: 'Check quotes, delimiters or the JSON.' },
  },
  'row.title-missing': {
    status: 422,
    zh: { title: '这一行没有标题', mend: '请补上标题，或为标题选择另一列。' },
    en: { title: 'The row has no title', mend: 'Add one, or map the title to another column.' },
  },
  'row.time-unreadable': {
    status: 422,
    zh: { title: '这一行的时间无法识别', mend: '请使用 2026-03-02 09:00:00 这样的写法，或在对应关系中写明格式。' },
    en: {
      title: 'The time of the row cannot be read',
      mend: 'Write it like 2026-03-02 09:00:00, or state the format in the mapping.',
    },
  },
  'row.time-future': {
    status: 422,
    zh: { title: '这一行的时间在将来', mend: '请核对年份和日月的先后；日在前时，在对应关系中写明格式，如 DD/MM/YYYY。' },
    en: {
      title: 'The time of the row lies in the future',
      mend: 'Check the year, and whether day or month comes first; state the format in the mapping, such as DD/MM/YYYY.',
    },
  },
  'row.value-invalid': {
    status: 422,
    zh: { title: '这一行有内容不合要求', mend: '请按说明修改：文字过长、含不可见控制字符或取值不在范围内。' },
    en: {
      title: 'A value of the row is not acceptable',
      mend: 'Correct it as the reason says: too long, control characters, or not one of the values.',
    },
  },
  'row.case-missing': {
    status: 422,
    zh: { title: '这一行没有案件编号', mend: '事件日志的每一行都要写明属于哪个案件。' },
    en: { title: 'The row names no case', mend: 'Every row of an event log must say to which case it belongs.' },
  },
  'row.repeated': {
    status: 409,
    zh: { title: '同一文件中编号重复', mend: '只采用第一次出现的一行。' },
    en: { title: 'The id comes twice in the file', mend: 'The first row with it counts.' },
  },
} as const satisfies Record<string, RefusalEntry>
