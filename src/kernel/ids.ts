import { randomUUID } from 'node:crypto';
import { z } from 'zod';

declare const brand: unique symbol;
/** The id of one kind of thing. A plain string does not pass for one. */
export type Id<Of extends string> = string & { readonly [brand]: Of };
/** A person: whoever data is about. Every personal row names one. */
export type SubjectId = Id<'subject'>;

export const newId = <Of extends string>() => randomUUID() as Id<Of>;
/** Reads an id from the outside; refuses anything that is not a UUID. */
export const idOf = <const Of extends string>(_of: Of) => z.uuid().transform((value) => value as Id<Of>);
