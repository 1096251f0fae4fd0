import type { Addressed } from './payloads.ts'

/** The one workspace that is let in, and its organisation on Enterprise Grid; null where it has none that we know. */
export type Home = { team: string; enterprise: string | null }

/** Whether what Slack sent belongs to our installation: the one in the workspace that is let in. */
export function isForUs(sent: Addressed, home: Home): boolean {
  return installationsOf(sent).some((workspace) => workspace === home.team) || isOfOurOrganisation(sent, home)
}

/**
 * The workspaces through which Slack reached the app. In a channel that several share, `team_id` may be another's, and
 * the authorizations say whose installation is meant; on a view it is `app_installed_team_id`.
 */
export function installationsOf(sent: Addressed): string[] {
  if (sent.type === undefined) return present([sent.team_id])
  if (sent.type === 'event_callback') {
    const authorized = present((sent.authorizations ?? []).map(({ team_id }) => team_id))
    return authorized.length > 0 ? authorized : present([sent.team_id])
  }
  return present([sent.view?.app_installed_team_id, sent.team?.id])
}

/** Without any workspace, which Slack leaves out for some of a whole organisation, the organisation says it. */
function isOfOurOrganisation(sent: Addressed, { enterprise }: Home): boolean {
  if (enterprise === null || sent.type === undefined || sent.type === 'event_callback') return false
  return installationsOf(sent).length === 0 && sent.enterprise?.id === enterprise
}

/** Whose account acted, as Slack tells: `ours`, or to be asked for, since on Enterprise Grid one person has many workspaces. */
export function belonging(claimed: string | null | undefined, { team, enterprise }: Home): 'ours' | 'to be asked' {
  if (claimed === null || claimed === undefined || claimed === team) return 'ours'
  return claimed === enterprise ? 'ours' : 'to be asked'
}

/** The workspace or organisation that Slack names as the home of whoever acted. */
export function claimedHome(sent: Addressed): string | null | undefined {
  if (sent.type === undefined) return sent.team_id
  if (sent.type !== 'event_callback') return sent.user?.team_id
  const { user_team, team } = sent.event ?? {}
  return typeof user_team === 'string' ? user_team : typeof team === 'string' ? team : null
}

function present(ids: (string | null | undefined)[]): string[] {
  return ids.filter((id): id is string => typeof id === 'string' && id !== '')
}
