import type { Phrases } from '#inbox/dialog.ts'

/** What people say of minutes. */
export const minutesPhrases: Phrases = {
  'minutes {past} {link}': [
    '(here you go|here it is|here they are|here) {link}',
    '[the] (notes|minutes|record) [from|of] [{meeting}|{day}|february] (are|is) [on sharepoint|online|here|ready] [now] {link}',
    '<i> took notes [on|of|at|during] [{meeting}] [are] {link}',
    'voici (le compte rendu|les notes) {link}',
    '{person} mailed me the record of {meeting} it is at {link}',
  ],
  'minutes {past} did not take place': [
    '[{meeting}|it] (did not|never) (take place|happen|happened|took place) [{note}|stop chasing {person}]',
    '{meeting} was called off [on the day] [{note}]',
  ],
  'minutes {past} later': [
    'give me {length} for the (write-up|minutes|notes|text)',
    'i need {length} (for|to finish|to write) the (minutes|notes|write-up)',
  ],
  'minutes {past} by {person}': ['{person} (is writing|writes|will write) them'],
  'minutes {past}': [
    '[<show>] [the] (minutes|notes|record|summary|protokoll|compte rendu) [of|for|from] [{meeting}|{day}]',
    '[the|any|our|last] (minuts|minutes)',
    'are there (minutes|notes) of {meeting}',
    'where can i read what was decided [on|in] [{meeting}|{day}]',
    'has anyone written up {meeting}',
    'do you have a template [i could fill in]',
    '[i] (sent|gave|uploaded|shared|posted) [you] the wrong (file|link|minutes|document|version) [i] [replace it|change it|correct it]',
    '(which|what) minutes are [still] missing',
    'i missed the previous one is there a summary',
    'send me the notes [afterwards]',
  ],
  minutes: ['[all] records of past sessions'],
}

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
