/** Words that begin no name of a place. */
export const small = new Set('a about an and as at by for from in is of on or our the this to with'.split(' '))
/** One word of a name, as a pattern. */
export const word = "[\\p{L}][\\p{L}\\p{M}.'’-]*"
