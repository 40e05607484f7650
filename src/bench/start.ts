import '../node-guard.ts';
import { product } from '../journeys/support/product.ts';

/** Seconds from the start of the process to the first 200, on a house that was begun before; beside a bare Node start. */
const runs = 5;
const seconds = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const house = await product();
const starts: number[] = [];
for (let run = 0; run < runs; run++) {
  await house.kill();
  starts.push(await seconds(house.start));
}
await house.close();
process.stdout.write(
  `start to first 200: median ${median(starts).toFixed(2)} s of ${runs} (${starts.map((s) => s.toFixed(2)).join(', ')})\n`,
);
