import { inviteGuest } from '#dialogs/subscriptions/invite-guest.ts'
import { keepCalendar } from '#dialogs/subscriptions/keep-calendar.ts'
import { aggregate, type Feature, notices } from '#feature.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { addressFacts } from './address-facts.ts'
import { emailVerificationStore } from './email-verification-store.ts'
import { feedStore } from './feed-store.ts'
import { type MailedFacts, mailedFacts } from './mailed-facts.ts'
import { meetingGuestStore } from './meeting-guest-store.ts'
import { addressClaimed } from './notices/address-claimed.ts'
import { meetingMailed } from './notices/meeting-mailed.ts'
import { calendarFeedPage } from './pages/calendar-feed-page.ts'
import { confirmAddressPage } from './pages/confirm-address-page.ts'
import { guestPage } from './pages/guest-page.ts'
import { meetingCalendarPage } from './pages/meeting-calendar-page.ts'
import { stopMailPage } from './pages/stop-mail-page.ts'
import { subscribeCalendarPage } from './pages/subscribe-calendar-page.ts'

export const subscriptions: Feature = {
  name: 'subscriptions',
  stores: [feedStore, emailVerificationStore, meetingGuestStore],
  aggregates: [aggregate({ name: 'address', collection: 'address-claims', facts: addressFacts })],
  notices: [
    notices('address', [addressClaimed]),
    notices<MailedFacts, MeetingFacts>('meeting', [meetingMailed], mailedFacts),
  ],
  dialogs: [keepCalendar, inviteGuest],
  pages: [calendarFeedPage, subscribeCalendarPage, confirmAddressPage, stopMailPage, meetingCalendarPage, guestPage],
}
