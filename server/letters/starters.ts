import type { LetterKind } from '../../events/letter-kinds.ts'

export type Both = { readonly zh: string; readonly en: string }
export type LetterWording = { readonly subject: Both; readonly body: Both }

/** The wordings that come with the product, until the company writes its own (penal 三(五)1: apology, cause, measures, expected time). */
export const starterLetters: Readonly<Record<LetterKind, LetterWording>> = {
  solution: {
    subject: { zh: '关于您反映的问题（{{number}}）的处理方案', en: 'Your complaint {{number}}: what we will do' },
    body: {
      zh: '尊敬的{{customer}}：\n\n您于{{openedOn}}反映的“{{title}}”，给您带来不便，我们深表歉意。\n\n经查，原因是：{{cause}}\n\n我们将采取以下措施：\n{{measures}}\n\n预计于{{expectedOn}}前解决。办理中有任何进展，我们会及时告诉您。\n\n{{company}}\n{{handler}}\n{{today}}',
      en: 'Dear {{customer}},\n\nWe apologise for the trouble that "{{title}}", which you told us of on {{openedOn}}, has caused you.\n\nWhat we found: {{cause}}\n\nWhat we will do:\n{{measures}}\n\nWe expect to have solved it by {{expectedOn}} and will tell you how it goes.\n\n{{company}}\n{{handler}}\n{{today}}',
    },
  },
  progress: {
    subject: { zh: '您反映的问题（{{number}}）的办理进度', en: 'Your complaint {{number}}: where it stands' },
    body: {
      zh: '尊敬的{{customer}}：\n\n您反映的“{{title}}”目前处于“{{stage}}”阶段，由{{handler}}负责办理。预计于{{expectedOn}}前解决。\n\n感谢您的耐心等待。\n\n{{company}}\n{{today}}',
      en: 'Dear {{customer}},\n\n"{{title}}" is now at the stage "{{stage}}"; {{handler}} is in charge. We expect to have solved it by {{expectedOn}}.\n\nThank you for your patience.\n\n{{company}}\n{{today}}',
    },
  },
  news: {
    subject: { zh: '您反映的问题（{{number}}）有新情况', en: 'Your complaint {{number}}: something new' },
    body: {
      zh: '尊敬的{{customer}}：\n\n您反映的“{{title}}”有新的情况：{{news}}\n\n预计解决的时间为{{expectedOn}}。给您带来的不便，我们深表歉意。\n\n{{company}}\n{{handler}}\n{{today}}',
      en: 'Dear {{customer}},\n\nThere is something new about "{{title}}": {{news}}\n\nWe now expect to have solved it by {{expectedOn}}. We apologise for the trouble.\n\n{{company}}\n{{handler}}\n{{today}}',
    },
  },
  result: {
    subject: { zh: '您反映的问题（{{number}}）已办理完毕', en: 'Your complaint {{number}} has been dealt with' },
    body: {
      zh: '尊敬的{{customer}}：\n\n您反映的“{{title}}”已办理完毕：{{result}}\n\n为避免再次发生，我们还做了：{{guarantees}}\n\n请告诉我们您是否满意。再次为给您带来的不便致歉。\n\n{{company}}\n{{handler}}\n{{today}}',
      en: 'Dear {{customer}},\n\n"{{title}}" has been dealt with: {{result}}\n\nSo that it does not happen again: {{guarantees}}\n\nPlease tell us whether you are satisfied. We apologise once more.\n\n{{company}}\n{{handler}}\n{{today}}',
    },
  },
  final: {
    subject: { zh: '关于您反映的问题（{{number}}）的最终答复', en: 'Your complaint {{number}}: our final answer' },
    body: {
      zh: '尊敬的{{customer}}：\n\n您反映的“{{title}}”，我们已先后办理三轮。公司管理层的决定是：{{decision}}\n\n您仍有异议的，可以通过消费者协会调解、向市场监督管理部门投诉、仲裁或诉讼解决，我们会予以配合。\n\n{{company}}\n{{today}}',
      en: 'Dear {{customer}},\n\nWe have dealt with "{{title}}" in three rounds. Management has decided: {{decision}}\n\nShould you disagree, mediation by the consumers\' association, the market supervision authority, arbitration and the courts are open to you; we will cooperate.\n\n{{company}}\n{{today}}',
    },
  },
}
