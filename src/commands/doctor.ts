import '../node-guard.ts';
import { readFileSync } from 'node:fs';
import { askDoctor } from './doctor/examine.ts';
import { askEgress } from './egress/ask.ts';
import { isGenuine, type SignedReport } from './egress/report.ts';
import { say } from './terminal.ts';

const usage = `npm run doctor [-- --json] [--quick]           looks at everything the product stands on, whether it runs or not, and says
                                               what to do; --quick leaves out models and engines, which take minutes
npm run doctor -- egress [--typed] [--out FILE]   carries a whole interview through the product in a network that leads
                                               nowhere, and writes a signed report of what it tried to reach
npm run doctor -- verify FILE                  was this report written by the installation it names, and is it unchanged?

--typed  without speech and language model, in half a minute. Otherwise both take part when their weights are here.`;

const valueAfter = (args: readonly string[], name: string) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};

function verify(file: string) {
  const signed = JSON.parse(readFileSync(file, 'utf8')) as SignedReport;
  const genuine = isGenuine(signed);
  say(
    genuine
      ? `This report is unchanged. It was signed by the installation with the key ${signed.publicKey}.`
      : 'This report was changed after it was signed, or the signature is of another installation.',
  );
  return genuine ? 0 : 1;
}

async function main([verb, ...args]: readonly string[]) {
  const [file] = args;
  if (verb === 'egress')
    return askEgress({
      typed: args.includes('--typed'),
      out: valueAfter(args, '--out') ?? 'egress-report.json',
    });
  if (verb === 'verify' && file) return verify(file);
  const flags = [verb, ...args].filter((word) => word !== undefined);
  if (flags.every((flag) => flag === '--json' || flag === '--quick'))
    return askDoctor({ json: flags.includes('--json'), quick: flags.includes('--quick') });
  say(usage);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
