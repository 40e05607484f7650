/** A sentence in the languages that people here are spoken to. */
export interface Said {
  readonly en: string;
  readonly de: string;
}
export const said = (en: string, de: string): Said => ({ en, de });
