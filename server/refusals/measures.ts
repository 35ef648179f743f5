import type { RefusalEntry } from './refusal-words.ts'

/** What the carrying out of penalties and the restriction of business refuse. */
export const measureRefusals = {
  'measure.own': {
    status: 403,
    zh: { title: '当事人不能决定自己的处罚怎样执行', mend: '由没有利害关系的另一个人办理；您可以申请恢复或申诉。' },
    en: {
      title: 'Whom it is about does not decide how it is carried out',
      mend: 'Somebody else does; you may ask to be restored, or appeal.',
    },
  },
  'measure.own-request': {
    status: 403,
    zh: { title: '申请人不能审批自己的申请', mend: '由另一个有权的人决定。' },
    en: { title: 'Nobody decides on what they asked for', mend: 'Somebody else with the right decides.' },
  },
  'measure.not-served': {
    status: 409,
    zh: { title: '处罚决定还没有送达', mend: '先送达，再执行。' },
    en: { title: 'The decision has not been served', mend: 'Serve it first.' },
  },
  'measure.not-standing': {
    status: 409,
    zh: { title: '现在有效的处罚里没有这一项', mend: '查看处罚案卷；已撤销、变更或未送达的不执行。' },
    en: {
      title: 'What stands has no such measure',
      mend: 'Look at the file: what was revoked, changed or not served is not carried out.',
    },
  },
  'measure.suspended': {
    status: 409,
    zh: { title: '申诉期未满或申诉未答复，这一项暂不执行', mend: '等申诉期满没有申诉，或申诉答复以后再办理。' },
    en: {
      title: 'It waits for the appeal',
      mend: 'Carry it out once the time to appeal has passed unused, or the appeal is answered.',
    },
  },
  'measure.blank': {
    status: 409,
    zh: { title: '条文留空的数额还没有定下来', mend: '管理员在公司设置的「处罚」中填写范围，管理层再在案卷中填定数额。' },
    en: {
      title: 'The quantity that the text leaves blank is not settled',
      mend: 'The company fills the blank in its settings (Penalties), then management says how much in the file.',
    },
  },
  'measure.over': {
    status: 409,
    zh: { title: '这一项已经执行或已经结束', mend: '查看案卷中的执行情况。' },
    en: { title: 'It has been carried out, or is over', mend: 'Look at how it stands in the file.' },
  },
  'measure.beyond-decision': {
    status: 422,
    zh: { title: '超出决定的数额或期限', mend: '不高于决定的数额，不长于决定的期限。' },
    en: { title: 'It goes beyond the decision', mend: 'No larger amount and no longer a term than was decided.' },
  },
  'measure.beyond-limits': {
    status: 422,
    zh: { title: '不在公司设定的范围内', mend: '在公司设置的范围内填写；范围不合适的，由管理员修改。' },
    en: { title: 'It lies outside what the company has set', mend: 'Stay within the company setting, or have it changed.' },
  },
  'measure.no-quantity': {
    status: 422,
    zh: { title: '没有写明数额', mend: '写明金额、分数或月数；没有数额的措施不用填定。' },
    en: { title: 'No quantity was given', mend: 'Give the amount, the points or the months; other measures have none.' },
  },
  'measure.not-in-effect': {
    status: 409,
    zh: { title: '这一项现在没有生效', mend: '生效期间才能申请恢复。' },
    en: { title: 'It is not in effect', mend: 'Restoration is asked for while it is.' },
  },
  'measure.not-restorable': {
    status: 409,
    zh: { title: '条文没有写这一项可以提前恢复', mend: '到期自行结束；认为处罚不当的可以申诉。' },
    en: { title: 'The clause does not let this one be restored early', mend: 'It ends on its day; an appeal may change it.' },
  },
  'measure.not-asked': {
    status: 409,
    zh: { title: '还没有恢复申请', mend: '先由当事人、上级或人力资源部写明表现、附证明材料提出申请。' },
    en: { title: 'Nobody has asked for it', mend: 'It is asked for first, with the conduct and what shows it.' },
  },
  'dismissal.facts-missing': {
    status: 422,
    zh: { title: '解除合同的四项事实没有同时具备', mend: '四项都写明事实并附证据；缺一项不得解除。' },
    en: {
      title: 'The four facts of a dismissal are not all there',
      mend: 'Give the facts and the evidence of all four, or do not dismiss.',
    },
  },
  'dismissal.union-not-told': {
    status: 422,
    zh: { title: '解除合同前没有通知工会', mend: '先把理由通知工会，写明通知日期，再解除。' },
    en: {
      title: 'The trade union was not told before',
      mend: 'Tell the union the reason first, give the day, then end the contract.',
    },
  },
  'restriction.known': {
    status: 409,
    zh: { title: '已经限制了业务', mend: '要改变程度的，评估后恢复或退回一步。' },
    en: { title: 'The business is restricted already', mend: 'Assess it and give it back, or take a step back.' },
  },
  'restriction.none': {
    status: 409,
    zh: { title: '还没有限制业务', mend: '由管理层先写明限制的范围。' },
    en: { title: 'Nothing is restricted yet', mend: 'Management says first what is restricted.' },
  },
  'restriction.no-rule': {
    status: 409,
    zh: { title: '制度没有写这种限制的效力', mend: '选择制度写明的限制方式。' },
    en: { title: 'No regulation says what such a restriction does', mend: 'Choose a sort that it speaks of.' },
  },
  'restriction.from-past': {
    status: 422,
    zh: { title: '限制不能从过去开始', mend: '填写今天或以后的日期。' },
    en: { title: 'A restriction does not begin in the past', mend: 'Give today or a later day.' },
  },
  'restriction.no-step': {
    status: 409,
    zh: { title: '与现在的恢复程度相同', mend: '写明要恢复或退回到多少。' },
    en: { title: 'This is what is given back already', mend: 'Say another share or other categories.' },
  },
  'restriction.not-in-scope': {
    status: 422,
    zh: { title: '没有限制这一类', mend: '只能恢复限制范围里的类别。' },
    en: { title: 'This category is not restricted', mend: 'Choose among those that are.' },
  },
  'restriction.not-assessed': {
    status: 409,
    zh: { title: '先评估，再恢复', mend: '整改到位、投诉率明显下降并评估合格后，再恢复一步。' },
    en: {
      title: 'It is assessed before anything is given back',
      mend: 'Rectified, the rate clearly down, and assessed: then a step.',
    },
  },
  'restriction.beyond-assessment': {
    status: 409,
    zh: { title: '超出评估同意恢复的程度', mend: '在评估同意的范围内恢复，或重新评估。' },
    en: { title: 'It goes beyond what was assessed', mend: 'Stay within the assessment, or assess anew.' },
  },
  'restriction.not-its-rectification': {
    status: 422,
    zh: { title: '这不是该部门的整改', mend: '选择因这次处罚、由该部门办理的整改案件。' },
    en: {
      title: 'This is no rectification of that department',
      mend: 'Choose the rectification that the department carries out.',
    },
  },
  'restriction.not-rectified': {
    status: 409,
    zh: { title: '整改还没有评估为有效', mend: '先完成整改并评估效果。' },
    en: { title: 'The rectification has not been found effective', mend: 'Finish it and have its effect assessed first.' },
  },
  'restriction.rate-not-down': {
    status: 409,
    zh: { title: '投诉率没有明显下降', mend: '继续整改；下降到口径写明的程度后再评估。' },
    en: {
      title: 'The complaint rate is not clearly down',
      mend: 'Go on mending; assess again once it is down as the reading says.',
    },
  },
  'business.restricted': {
    status: 409,
    zh: { title: '该部门的此类业务已暂停', mend: '转给其他部门，或等恢复后再分派。' },
    en: {
      title: 'This business of the department is suspended',
      mend: 'Give the case to another department, or wait until it is given back.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
