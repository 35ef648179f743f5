import type { RefusalEntry } from './refusal-words.ts'

/** What the file of a customer refuses: sites, contacts, contracts of service, machines and their parts. */
export const customerFileRefusals = {
  'customer.code-taken': {
    status: 409,
    zh: { title: '这个客户编号已使用', mend: '请核对编号，或打开已有客户。' },
    en: { title: 'This customer number is taken', mend: 'Check the number, or open the customer who has it.' },
  },
  'site.not-found': {
    status: 404,
    zh: { title: '这位客户没有这个地点', mend: '请从该客户的地点中选择，或先新增地点。' },
    en: { title: 'The customer has no such site', mend: "Choose one of the customer's sites, or add it first." },
  },
  'site.name-taken': {
    status: 409,
    zh: { title: '该客户已有同名地点', mend: '请换一个名称，或修改已有地点。' },
    en: { title: 'The customer has a site of this name', mend: 'Use another name, or change the site that is there.' },
  },
  'site.coordinates-incomplete': {
    status: 422,
    zh: { title: '经度和纬度要一起填', mend: '两个都填，或都留空。' },
    en: { title: 'Latitude and longitude belong together', mend: 'Give both, or neither.' },
  },
  'contact.not-found': {
    status: 404,
    zh: { title: '这位客户没有这个联系人', mend: '请刷新后从联系人中选择。' },
    en: { title: 'The customer has no such contact', mend: 'Load the page again and choose one of the contacts.' },
  },
  'service-contract.not-found': {
    status: 404,
    zh: { title: '这位客户没有这份服务合同', mend: '请刷新后从服务合同中选择。' },
    en: { title: 'The customer has no such contract of service', mend: 'Load the page again and choose one of the contracts.' },
  },
  'service-contract.number-taken': {
    status: 409,
    zh: { title: '这个合同编号已登记', mend: '请核对编号，或修改已登记的合同。' },
    en: { title: 'This contract number is registered already', mend: 'Check the number, or change the contract that is there.' },
  },
  'service-contract.dates-reversed': {
    status: 422,
    zh: { title: '合同的止期不晚于起期', mend: '请核对起止日期。' },
    en: { title: 'The contract ends before it begins', mend: 'Check both days.' },
  },
  'service-contract.no-machines': {
    status: 422,
    zh: { title: '合同没有覆盖任何设备', mend: '请选择设备，或勾选“该客户的全部设备”。' },
    en: { title: 'The contract covers no machine', mend: "Choose machines, or all of the customer's." },
  },
  'service-contract.other-machines': {
    status: 422,
    zh: { title: '有设备不属于这位客户', mend: '请只选择该客户名下的设备。' },
    en: { title: 'Some of the machines belong to somebody else', mend: "Choose the customer's own machines." },
  },
  'machine.dates-reversed': {
    status: 422,
    zh: { title: '设备的日期前后颠倒', mend: '质保止日不能早于起日，验收不能早于交付。' },
    en: {
      title: "The machine's days are in the wrong order",
      mend: 'The warranty ends after it begins, and nothing is accepted before it is delivered.',
    },
  },
  'part.not-found': {
    status: 404,
    zh: { title: '这台设备没有这个部件', mend: '请刷新后从设备结构中选择。' },
    en: { title: 'The machine has no such part', mend: 'Load the page again and choose from its structure.' },
  },
  'part.removed-already': {
    status: 409,
    zh: { title: '这个部件已经拆下', mend: '请刷新后选择现在装着的部件。' },
    en: { title: 'The part has been taken out already', mend: 'Load the page again and choose one that is built in.' },
  },
  'part.too-deep': {
    status: 422,
    zh: { title: '设备结构超过 12 层', mend: '请登记在上一级部件下。' },
    en: { title: 'The structure has more than 12 levels', mend: 'Enter it under a part further up.' },
  },
  'file-import.columns-missing': {
    status: 422,
    zh: { title: '表格缺少必需的列', mend: '请用模板的列名；列名可用中文或英文。' },
    en: { title: 'The table lacks columns that are needed', mend: "Use the template's column names, in either language." },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
