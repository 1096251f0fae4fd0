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
