/** Asks a door of ours whether all is well, for the health check of a container:  node health.mjs URL */
const [url = 'http://127.0.0.1:3000/readyz'] = process.argv.slice(2);
const well = await fetch(url, { signal: AbortSignal.timeout(4000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(well ? 0 : 1);
