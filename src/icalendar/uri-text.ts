/**
 * A web address as a property of type URI may hold it (RFC 5545, 3.3.13): only what RFC 3986 allows, everything else by
 * percent. Some calendars refuse a whole feed for one `"`, `<`, `\` or `|` in it. @returns null where it is no web address.
 */
export function webUri(address: string): string | null {
  if (plainWeb.test(address) && URL.canParse(address)) return address
  // The parser writes names of hosts in ASCII, and takes line ends and tabs out.
  const url = URL.parse(address.toWellFormed())
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (!uriHost.test(url.host)) return null
  const user = url.password === '' ? url.username : `${url.username}:${url.password}`
  const authority = user === '' ? url.host : `${encoded(user, notInUser)}@${url.host}`
  const path = encoded(url.pathname, notInPath)
  return `${url.protocol}//${authority}${path}${encoded(url.search, notInPath)}${encodedFragment(url.hash)}`
}

/** An e-mail address as it stands in a URI behind `mailto:` (RFC 6068). @returns null where nothing of it is left. */
export function uriMailbox(address: string): string | null {
  const mailbox = address.toWellFormed().replace(/\s/g, '')
  return mailbox === '' ? null : encodeURIComponent(mailbox).replaceAll('%40', '@').replaceAll('%2B', '+')
}

/** An address that needs no look at its parts; those with a number as their host or a percent sign do. */
const plainWeb = /^https?:\/\/[A-Za-z0-9][\w.~:/?@!$&'()*+,;=-]*$/

/** Browsers also know hosts with quotation marks and braces in their names. */
const uriHost = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=-]+)(?::\d+)?$/

/** Besides what RFC 3986 has no place for, a percent sign that encodes nothing. */
const notInPath = /%(?![\dA-Fa-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gu
const notInUser = /%(?![\dA-Fa-f]{2})|[^\w.~:!$&'()*+,;=%-]/gu

function encoded(part: string, not: RegExp): string {
  return part.replace(not, (letter) =>
    Array.from(Buffer.from(letter), (octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}

/** Encodes a fragment: a second `#` in it is an ordinary character. */
function encodedFragment(hash: string): string {
  return hash === '' ? '' : `#${encoded(hash.slice(1), notInPath)}`
}
