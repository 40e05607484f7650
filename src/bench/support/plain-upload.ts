import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

// The bare minimum that an upload can be held against: what arrives is written as it is, with one fsync before the
// answer. Prints its port. Started by the bench as a process of its own, as the product is.

const folder = process.argv[2] ?? '.';
let slice = 0;
async function keep(request: IncomingMessage) {
  const file = await open(`${folder}/plain-${slice++ % 64}`, 'w');
  for await (const piece of request) await file.write(piece as Buffer);
  await file.sync();
  await file.close();
}
const server = createServer((request, response) => {
  keep(request).then(
    () => response.end('{}'),
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
