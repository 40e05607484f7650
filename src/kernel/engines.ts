/**
 * The machines of the house, opened when they are first needed. A module that brings one adds its port here
 * by declaration (`declare module '#kernel/context.ts'`), so the kernel knows nobody.
 */
export interface Engines {
  close(): Promise<void>;
}
