import { UserError } from '#user-error.ts'

/** A logo is small: it stands in pages, and is given to everybody who opens one. */
export const mostLogoBytes = 512 * 1024
const mostPixels = 4000
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const trailer = Buffer.from('IEND')

/**
 * Makes sure that these bytes are a PNG picture of a fair size. Other kinds are refused, SVG for certain: it can hold
 * scripts. @throws UserError with what to send instead.
 */
export function requirePng(bytes: Uint8Array): void {
  if (bytes.byteLength === 0) throw new UserError('no-file', 'Please choose a PNG file.', { field: 'logo' })
  if (bytes.byteLength > mostLogoBytes) throw tooLarge()
  const file = Buffer.from(bytes)
  const isPng =
    file.subarray(0, 8).equals(signature) &&
    file.subarray(12, 16).toString('latin1') === 'IHDR' &&
    file.subarray(-8, -4).equals(trailer)
  if (!isPng)
    throw new UserError('not-png', 'This is not a PNG file. Please save the logo as PNG and send it again.', {
      field: 'logo',
    })
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  if (Math.min(width, height) < 1 || Math.max(width, height) > mostPixels)
    throw new UserError('wrong-size', `The logo may have ${mostPixels} pixels a side at most.`, { field: 'logo' })
}

export function tooLarge(): UserError {
  return new UserError('file-too-large', 'This file is larger than 512 KB. Please send a smaller one.', {
    field: 'logo',
  })
}
