import { join } from 'node:path';
import { type Config, readConfig, WrongSetting } from '#kernel/config.ts';
import { noLedger, openGate, placesOf } from '#kernel/gate.ts';
import { type Look, lookAt } from '#kernel/look.ts';
import { places } from '#kernel/places.ts';
import { say } from '../terminal.ts';
import { database, keys } from './database.ts';
import { language, languageModel, speech, speechModel } from './engines.ts';
import { type Check, codeOf, type Examined, type Finding, failed, ok } from './finding.ts';
import { clock, dataFolder, diskSpace } from './house.ts';
import { address, egress, mail, metricsPort, ports, redis, storage } from './outside.ts';

export interface Wanted {
  /** One JSON object instead of lines for people. */
  readonly json: boolean;
  /** Leaves out what takes minutes: hashes of the models, the known clip, the known answer. */
  readonly quick: boolean;
}
type Asked = Pick<Wanted, 'quick'> & Partial<Pick<Examined, 'now' | 'migrations'>>;
const quickChecks: Record<string, Check> = {
  'Data folder': dataFolder,
  'Disk space': diskSpace,
  Keys: keys,
  Clock: clock,
  Address: address,
  Port: ports,
  'Port for Prometheus': metricsPort,
  Storage: storage,
  Mail: mail,
  Redis: redis,
  Outbound: egress,
};
const slowChecks: Record<string, Check> = {
  'Speech model': speechModel,
  'Language model': languageModel,
  'Speech to words': speech,
  'Words to levels': language,
};

/**
 * Looks at everything the product stands on. It opens nothing for writing, so it may run while the product does; each
 * finding is told as soon as it is there. A check that breaks is a finding, too.
 */
export async function examine(
  env: Record<string, string | undefined>,
  { quick, now = new Date(), migrations = places.migrations }: Asked,
  tell: (finding: Finding) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const found = (finding: Finding) => {
    findings.push(finding);
    tell(finding);
  };
  const config = settingsIn(env, found);
  if (!config) return findings;
  const { look, trouble } = await lookAt(config, join(config.dataDir, 'house.db')).then(
    (opened: Look) => ({ look: opened, trouble: undefined }),
    (error: unknown) => ({ look: undefined, trouble: error }),
  );
  const house: Examined = { config, gate: openGate(placesOf(config), noLedger), look, now, migrations };
  try {
    found(await database(house, trouble).catch(broken('Database')));
    for (const [name, check] of Object.entries({ ...quickChecks, ...(quick ? {} : slowChecks) }))
      found(await check(house).catch(broken(name)));
  } finally {
    await look?.close();
  }
  return findings;
}
function settingsIn(
  env: Record<string, string | undefined>,
  found: (finding: Finding) => void,
): Config | undefined {
  try {
    const config = readConfig(env);
    found(ok('Settings', 'Every setting can be used.'));
    return config;
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    found(failed('Settings', 'A setting cannot be used, so nothing else was looked at.', error.message));
    return undefined;
  }
}
const broken = (name: string) => (error: unknown) =>
  failed(
    name,
    `It could not be examined (${codeOf(error)}).`,
    'See that this user may read what it is about.',
  );

const signs = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' } as const;
const lineOf = ({ state, check, said, fix }: Finding) =>
  `${signs[state]}  ${check}: ${said}${fix ? ` ${fix}` : ''}`;

/** Prints what was found. 0: nothing failed; 1: something did. */
export async function askDoctor({ json, quick }: Wanted): Promise<number> {
  const findings = await examine(process.env, { quick }, (one) => (json ? undefined : say(lineOf(one))));
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  const sums = { ok: count('ok'), warning: count('warning'), failed: count('failed') };
  if (json) say(JSON.stringify({ ...sums, findings }, null, 1));
  else say(`\n${sums.ok} ok, ${sums.warning} warnings, ${sums.failed} failed.`);
  return sums.failed ? 1 : 0;
}
