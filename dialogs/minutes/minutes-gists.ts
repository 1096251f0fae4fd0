import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who give or seek the minutes. */
export const minutesGists: Phrases = {
  'minutes {past} {link}': [
    '(minutes|minuts|compte rendu|protokoll|acta|ata|verbale) {link} [{meeting}] [here|find|attached|of|voici|are|is|at|please|last|uploaded|link|final|signed]',
  ],
  'minutes {past} later': [
    '(minutes|minuts|compte rendu) (more time|extension|more days|days more|week more|more week|need time|grant) [{meeting}] [{length}|need|grant|week|days|more|submitting|for|to|kindly|give|another]',
  ],
  'minutes {past}': [
    '(minutes|minuts|compte rendu|protokoll|acta|verbale) (where|find|read|see|out|how|upload|uploaded|last|show|send|ready|published|available|missing|get|submit|previous|from|finished|done) [{meeting}] [from|last time|missing|last|previous|where|find|read|see|out|how|upload|last|show|send|ready|published|available|give|get|submit|hand in|are|put|{group}] ...',
  ],
}
