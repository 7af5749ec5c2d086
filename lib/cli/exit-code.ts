/** The exit codes of every command. Where several would do, 2 comes before 1 and 1 before 3. */

export const EXIT_OK = 0;
/** The answer is not the one that was hoped for. */
export const EXIT_NOT_AS_HOPED = 1;
/** There is no answer: the command line or its input cannot be used. */
export const EXIT_CANNOT_RUN = 2;
/** The input does not tell. */
export const EXIT_UNKNOWN = 3;
