/** What one request to the local chat may hold. Sizes in bytes, lengths in characters. */
export const limits = {
  text: 20_000,
  files: 10,
  fileBytes: 20 * 1024 * 1024,
  /** Twenty megabytes as base64, with room for the words around them. */
  bodyBytes: 32 * 1024 * 1024,
  /** How many lines of a conversation the page shows at first. */
  lines: 200,
  heading: 200,
  buttonLabel: 80,
} as const
