import { showPartners } from '#dialogs/partners/show-partners.ts'
import type { Feature } from '#feature.ts'
import { logoPage } from './pages/logo-page.ts'
import { partnersPage } from './pages/partners-page.ts'
import { partnerMemberStore, partnerStore } from './partner-store.ts'

/** The partner entities of the charter: their pages, their people by consent, and their logos. */
export const partners: Feature = {
  name: 'partners',
  stores: [partnerStore, partnerMemberStore],
  dialogs: [showPartners],
  pages: [partnersPage, logoPage],
}
