import { secretariatElsewhere } from './setting-words.ts'

/** The variables of the process's environment, unchecked. */
export type Environment = Readonly<Record<string, string | undefined>>

/** One wrong setting: which, what is wrong, and how to mend it. */
export type SettingProblem = { setting: string; sentence: string }

// What belongs together: one of a row without the others is a mistake.
const slackRow = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_TEAM'] as const
const teamsRow = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANTS'] as const
const mailRow = ['SMTP_URL', 'MAIL_FROM'] as const
const standInRow = ['TEAMS_OPENID_URL', 'TEAMS_TOKEN_ISSUER', 'TEAMS_OAUTH_SCOPE', 'TEAMS_LOGIN_URL'] as const

/** Settings that are missing although others that need them are set. */
export function gaps(given: Environment): SettingProblem[] {
  const has = (name: string) => given[name] !== undefined
  const anyPlatform = slackRow.some(has) || teamsRow.some(has)
  const inTheOpen = (slackRow.some(has) && !has('SLACK_API_URL')) || (teamsRow.some(has) && !has('TEAMS_OPENID_URL'))
  const problems = [
    ...missingOf(slackRow, { has, why: 'Slack needs all three' }),
    ...missingOf(teamsRow, { has, why: 'Teams needs all three' }),
    ...missingOf(mailRow, { has, why: 'e-mail needs both' }),
    ...missingOf(standInRow, { has, why: 'a stand-in for Teams needs all four' }),
  ]
  const add = (setting: string, sentence: string) => problems.push({ setting, sentence: `${setting} ${sentence}` })
  if (anyPlatform && !has('SECRETARIAT_ACCOUNTS'))
    add(
      'SECRETARIAT_ACCOUNTS',
      'is missing: nobody could appoint anybody. Name one account at least, for instance slack:T0123ABCD:U0456EFGH.',
    )
  const elsewhere = secretariatElsewhere(given)
  if (elsewhere.length > 0)
    add(
      'SECRETARIAT_ACCOUNTS',
      `names ${elsewhere.join(', ')}, which Convenor can never meet: only accounts of SLACK_TEAM and TEAMS_TENANTS are let in.`,
    )
  if (inTheOpen && !has('PUBLIC_URL'))
    add(
      'PUBLIC_URL',
      'is missing: links in messages would lead to localhost. Give the address under which people reach Convenor.',
    )
  if (!anyPlatform && given.LOCAL_CHAT === 'off')
    add(
      'LOCAL_CHAT',
      'is off, and neither Slack nor Teams is set: nobody could talk to Convenor. Remove it, or set a platform.',
    )
  return problems
}

function missingOf(
  row: readonly string[],
  { has, why }: { has: (name: string) => boolean; why: string },
): SettingProblem[] {
  const there = row.filter(has)
  if (there.length === 0) return []
  return row
    .filter((name) => !has(name))
    .map((setting) => ({
      setting,
      sentence: `${setting} is missing: ${why}. Add it, or remove ${there.join(' and ')}.`,
    }))
}
