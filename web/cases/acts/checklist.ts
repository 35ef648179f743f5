import { type FieldsByType, one, other, yes } from './event-field.ts'

/** 检查单: its name, how it stands and what is out of order; the answers are shown in its own panel. */
export const checklistFields: FieldsByType = {
  'checklist.filled': [
    other('checklist', 'checklist'),
    one('phase', 'checklistPhase', { filled: true, silent: true }),
    other('version', 'count', { silent: true }),
    yes('complete', { filled: true }),
    other('failed', 'checklist-items', { filled: true }),
    other('answers', 'texts', { silent: true }),
    other('notes', 'checklist-words'),
    other('texts', 'checklist-words'),
  ],
}
