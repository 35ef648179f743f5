import { z } from 'zod'

/**
 * One duty for each numbered thing (an action of a case), side by side: the field of the start event with its number, that of the stop and
 * cancel events, and where the start event itself says so, the fields with who owes it and by when. `owner` counts where no person is named.
 */
export const DutyEach = z.strictObject({
  start: z.string(),
  stop: z.string(),
  person: z.string().optional(),
  dueAt: z.string().optional(),
})

/** What of a duty begins or ends otherwise than by its triggers alone. */
export const dutyTiming = {
  /** The field of the start event that holds the day from which it counts (`values.servedOn`), where that day lies before the event. */
  fromDay: z.string().optional(),
  /**
   * 期限届满即失权: a right and no obligation. What stops it is refused while it is not open (nothing was served yet, the right was used) and
   * once its time has passed; only another start event opens it again.
   */
  lapses: z.literal(true).optional(),
  each: DutyEach.optional(),
  /** 同时告知上级: the next superior of whoever owes it is told as it opens, not only once it is late. */
  tellsSuperior: z.literal(true).optional(),
}
