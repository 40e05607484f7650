import { pino } from 'pino';

/** Ids, numbers and kinds only: nothing a person wrote, is called or is reached by. */
export type LogFacts = Record<string, string | number | boolean | undefined>;
export interface Log {
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}

export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
