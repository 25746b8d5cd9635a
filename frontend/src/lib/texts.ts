/** The same keys with other words: a language that lacks one does not compile. */
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
