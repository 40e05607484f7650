import type { Ctx } from '#kernel/context.ts';
import type { Id } from '#kernel/ids.ts';
import { hashOf, isSignedBy } from '#kernel/vault.ts';
import { checkpointNow } from '#logbook';
import { bytesOf, type Certificate, canonical, format, type SignedCertificate } from './model.ts';
import { type CertificateRow, findByToken, findCertificate, insertCertificate } from './store.ts';

const tokenOf = (ctx: Ctx, id: Id<'erasure'>) => ctx.vault.token('certificate', id, 1);
/** Where the certificate of an erasure stands, or will stand when the erasing is over. */
export const certificateLinkOf = (ctx: Ctx, id: Id<'erasure'>) =>
  `${ctx.config.baseUrl}/certificates/${tokenOf(ctx, id)}`;

type Said = Omit<Certificate, 'format' | 'publicKey' | 'id' | 'log'>;
/** Signs what was erased and keeps it under its link. Issuing it twice is no error; the first one stands. */
export async function issueCertificate(ctx: Ctx, id: Id<'erasure'>, language: 'en' | 'de', said: Said) {
  const log = await checkpointNow(ctx);
  const certificate: Certificate = { ...said, id, format, log, publicKey: ctx.vault.publicKey };
  const signature = ctx.vault.sign(bytesOf(certificate));
  const row = { id, language, signature, body: canonical(certificate), tokenHash: hashOf(tokenOf(ctx, id)) };
  await ctx.db.write((tx) => insertCertificate(tx, { ...row, erasedAt: new Date(said.erasedAt) }));
}

export type Issued = SignedCertificate & { language: 'en' | 'de'; signed: boolean };
const issued = ({ body, signature, language }: CertificateRow): Issued => {
  const certificate = JSON.parse(body) as Certificate;
  const signed = isSignedBy(certificate.publicKey, Buffer.from(body, 'utf8'), signature);
  return { certificate, signature, language, signed };
};
/** The certificate of an erasure, once it is over. */
export async function certificateOf(ctx: Ctx, id: Id<'erasure'>): Promise<Issued | undefined> {
  const row = await findCertificate(ctx.db.read, id);
  return row && issued(row);
}
/** For whoever holds the link; nothing as long as the erasing goes on. */
export async function findCertificateBehind(ctx: Ctx, token: string): Promise<Issued | undefined> {
  const row = await findByToken(ctx.db.read, hashOf(token));
  return row && issued(row);
}
