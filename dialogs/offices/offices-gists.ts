import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who give somebody an office. */
export const appointGists: Phrases = {
  'appoint {person} {office} {group}': [
    '(appoint|make|nominate|name|designate|promote|elect) {person} {office} [{group}] [new|<group>|kindly|as]',
  ],
  'appoint {person} leader {group}': [
    '(appoint|make|nominate|name|designate|promote|elect) {person} co-leader [{group}] [new|<group>|kindly|as]',
  ],
  appoint: [
    '(appoint|nominate|designate|elect) (leader|leaders|co-chair|chair|co-leader|somebody|someone) [{group}] [<group>|new|want]',
  ],
}
