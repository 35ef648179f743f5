/** 假别: why somebody is away. Only superiors, personnel and the person read it; everybody else sees that they are away. */
export const absenceKinds = [
  'annual',
  'sick',
  'personal',
  'compensatory',
  'marriage',
  'parental',
  'bereavement',
  'trip',
  'other',
] as const
export type AbsenceKind = (typeof absenceKinds)[number]
