/** Whether an event of this type brings a file to the case: its name, size and hash stand in it. */
export const attachesFile = (type: string): boolean => type === 'file.attached' || type === 'photo.added'
