/** Between two things in one line; it stays with the first: a line that begins with a dot reads like the point of a list. */
export const DOT = '\u00a0· '
