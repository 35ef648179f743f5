import type { RefusalEntry } from './refusal-words.ts'

/** What is signed, and what proves it. */
export const signatureRefusals = {
  'signature.hash-differs': {
    status: 422,
    zh: { title: '签署内容与校验值不符', mend: '内容在签署后被改动或传输出错，没有保存。请重新打开签署件再签。' },
    en: {
      title: 'The signed content does not match its hash',
      mend: 'It was changed after signing, or broke on the way; nothing was kept. Open the paper again and sign.',
    },
  },
  'signature.content-changed': {
    status: 409,
    zh: { title: '签署件的内容刚刚有变化', mend: '请刷新页面，看过新的内容后再签。' },
    en: { title: 'The paper has changed meanwhile', mend: 'Load the page again, read what has changed, then sign.' },
  },
  'signature.other-paper': {
    status: 422,
    zh: { title: '签的不是这份签署件', mend: '签署件、案件或结论与所办的这一步不符，请从本案件重新打开签署件。' },
    en: {
      title: 'This is not the paper that was signed',
      mend: 'Paper, case or answer differ from this step. Open the paper from this case again.',
    },
  },
  'signature.version-taken': {
    status: 409,
    zh: { title: '这一版已经签过', mend: '同一份签署件刚刚已有签名。确需再签，请刷新后签新的一版。' },
    en: {
      title: 'This version is signed already',
      mend: 'Somebody signed it meanwhile. If it must be signed again, load the page and sign the next version.',
    },
  },
  'signature.not-drawn': {
    status: 422,
    zh: { title: '手写签名不完整', mend: '笔迹和图片须一起提交；不便手写的，请选择以姓名签署。' },
    en: {
      title: 'The drawn signature is incomplete',
      mend: 'Strokes and picture come together. Whoever cannot draw signs by typing the name.',
    },
  },
  'signature.code-taken': {
    status: 409,
    zh: { title: '验证码已被使用', mend: '请重新打开签署件，再签一次。' },
    en: { title: 'The code of the copy is in use', mend: 'Open the paper again and sign once more.' },
  },
  'signature.paper-unknown': {
    status: 422,
    zh: { title: '本案件没有这份签署件', mend: '签署件由制度规定，请从案件的“签署”中选择。' },
    en: {
      title: 'This case has no such paper',
      mend: 'Papers are named by the regulation: choose one under Signatures on the case.',
    },
  },
  'signature.not-found': {
    status: 404,
    zh: { title: '没有这个签名', mend: '它不属于本案件，或编号有误。' },
    en: { title: 'There is no such signature', mend: 'It is not of this case, or the number is wrong.' },
  },
  'verify.not-found': {
    status: 404,
    zh: { title: '没有这个验证码', mend: '请核对签署件副本上的 16 位验证码，字母 O、I、L 不会出现。' },
    en: { title: 'There is no such code', mend: 'Check the 16 characters on your copy; the letters O, I and L are never used.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
