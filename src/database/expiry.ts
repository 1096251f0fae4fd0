import { Schema } from 'mongoose'

/** A BSON date: MongoDB removes a document when it has passed. The only dates in the store that are not text or numbers. */
export type ExpiryDate = Date

/** The type of such a field in a schema. */
export const expiryField = Schema.Types.Date

/** @param at real time, in epoch milliseconds. */
export function expiryDate(at: number): ExpiryDate {
  return new Date(at)
}
