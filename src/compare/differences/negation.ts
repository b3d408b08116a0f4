/** Words that say that something is not so. */
export const ANY_NEGATION = /\b(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b/i;
