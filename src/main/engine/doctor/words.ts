/** Words that are said in more than one place. */

export const ORDINALS_WORDS = 'records are numbered as in paginated threads, which the head does not say'
