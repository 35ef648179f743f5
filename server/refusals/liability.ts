import type { RefusalEntry } from './refusal-words.ts'

/** What is refused of 责任认定 (penal 三(三)3): the shares as a whole, the second signature, what is contested. */
export const liabilityRefusals = {
  'liability.none': {
    status: 409,
    zh: { title: '还没有认定责任', mend: '先填写责任认定。' },
    en: { title: 'Nobody has found the liability yet', mend: 'Make the record of liability first.' },
  },
  'liability.shares-missing': {
    status: 422,
    zh: { title: '没有列出责任比例', mend: '列出每个部门和个人的比例，合计 100%。' },
    en: { title: 'The shares are missing', mend: 'List each department and person with a share, together 100 %.' },
  },
  'liability.shares-for-nobody': {
    status: 422,
    zh: { title: '认定公司无责任，却列了比例', mend: '删除比例，或改为有责任。' },
    en: { title: 'Nobody is liable, and yet there are shares', mend: 'Take the shares out, or say who is liable.' },
  },
  'liability.basis-missing': {
    status: 422,
    zh: { title: '没有写明公司无责任的依据', mend: '写明依据的证据和理由。' },
    en: { title: 'It is not said why nobody is liable', mend: 'Give the evidence and the reason.' },
  },
  'liability.departments-do-not-fit': {
    status: 422,
    zh: { title: '涉及部门数与比例中的部门不一致', mend: '按比例中列出的部门选择“一个”“多个”或“没有”。' },
    en: {
      title: 'The number of departments is not that of the shares',
      mend: 'Choose one, several or none as the shares list them.',
    },
  },
  'liability.party-twice': {
    status: 422,
    zh: { title: '同一部门或个人列了两行', mend: '合并成一行。' },
    en: { title: 'A party stands in two lines', mend: 'Make one line of them.' },
  },
  'liability.reasons-missing': {
    status: 422,
    zh: { title: '重新认定须写明理由', mend: '写明为什么改动；原来的认定保留为上一版。' },
    en: { title: 'Finding it anew needs a reason', mend: 'Say why; the version before stays as it is.' },
  },
  'liability.version-superseded': {
    status: 409,
    zh: { title: '这一版责任认定已被新的一版代替', mend: '刷新后查看最新一版。' },
    en: { title: 'A new version has taken the place of this one', mend: 'Reload and look at the latest.' },
  },
  'liability.already-confirmed': {
    status: 409,
    zh: { title: '已经签认过', mend: '同一版只签认一次。' },
    en: { title: 'It is signed already', mend: 'A version is signed once.' },
  },
  'liability.own-finding': {
    status: 403,
    zh: { title: '认定人不能自己签认', mend: '由部门负责人或人力资源部的另一人签认。' },
    en: {
      title: 'Whoever found it does not sign for the second time',
      mend: 'Another head of department or human resources signs.',
    },
  },
  'liability.named-yourself': {
    status: 403,
    zh: { title: '被认定为责任人的，不能签认', mend: '由其他人签认；对认定有不同意见的可以提异议。' },
    en: { title: 'Whoever bears a share does not sign it', mend: 'Somebody else signs; if you disagree, contest it.' },
  },
  'liability.not-named': {
    status: 403,
    zh: { title: '认定中没有您或您负责的部门', mend: '只有被认定的个人或部门负责人可以提异议。' },
    en: { title: 'Neither you nor a department of yours is named', mend: 'Only a party named contests.' },
  },
  'liability.already-contested': {
    status: 409,
    zh: { title: '已经提过异议', mend: '每一方对一版认定提一次异议；等待答复。' },
    en: { title: 'It was contested already', mend: 'Each party contests a version once; the answer is awaited.' },
  },
  'liability.contest-too-late': {
    status: 409,
    zh: { title: '异议期限已过', mend: '期限由公司设置，从两人签认之日起算；由此受处罚的可以申诉。' },
    en: {
      title: 'The time to contest is over',
      mend: 'It is set by the company and runs from the second signature; a penalty that follows can be appealed.',
    },
  },
  'liability.nothing-contested': {
    status: 409,
    zh: { title: '没有等待答复的异议', mend: '刷新后查看。' },
    en: { title: 'No contest waits for an answer', mend: 'Reload and look again.' },
  },
  'liability.contest-answered': {
    status: 409,
    zh: { title: '这项异议已经答复', mend: '刷新后查看答复。' },
    en: { title: 'This contest is answered', mend: 'Reload and read the answer.' },
  },
  'liability.not-yours-to-answer': {
    status: 403,
    zh: { title: '异议由认定人或其上级答复', mend: '提异议的人不能答复自己的异议。' },
    en: {
      title: 'Whoever found it or their superior answers',
      mend: 'Whoever contests does not answer themselves.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
