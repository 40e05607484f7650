import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { countedBy, nameAsked } from './report.ts';

const run = (program: string, args: readonly string[], input = '') =>
  execFileSync(program, args, { input, encoding: 'utf8' });
const ip = (words: string) => run('ip', words.split(' '));

// Addresses that are nobody's: RFC 5737 and RFC 3849 keep them for examples.
const ours = { v4: '198.51.100.1', v6: '2001:db8::1' };
const theirs = { v4: '198.51.100.2', v6: '2001:db8::2' };
const nowhere = { v4: [203, 0, 113, 7], v6: [0x20, 1, 0xd, 0xb8, ...Array<number>(11).fill(0), 7] };

const counting = `table inet egress {
  counter attempts { }
  set seen4 { type ipv4_addr . inet_proto . inet_service; flags dynamic; size 65535; }
  set seen6 { type ipv6_addr . inet_proto . inet_service; flags dynamic; size 65535; }
  chain out {
    type filter hook output priority 0; policy accept;
    oifname "lo" accept
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, mld2-listener-report } accept
    meta nfproto ipv4 meta l4proto { tcp, udp } update @seen4 { ip daddr . meta l4proto . th dport }
    meta nfproto ipv6 meta l4proto { tcp, udp } update @seen6 { ip6 daddr . meta l4proto . th dport }
    counter name "attempts"
  }
}
`;
const catching = (port: number) => `table inet sink {
  chain everything {
    type nat hook prerouting priority -100;
    meta l4proto tcp redirect to :${port}
    udp dport 53 redirect to :${port}
  }
}
`;

/** A sink that takes every connection and answers every question about a name, and writes down the names. */
async function openSink(port: number) {
  const names = new Set<string>();
  const udp = createSocket('udp6');
  udp.on('message', (question, from) => {
    names.add(nameAsked(question));
    udp.send(answerTo(question), from.port, from.address);
  });
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.destroy());
  });
  await new Promise<void>((ready) => udp.bind(port, '::', ready));
  await new Promise<void>((ready) => tcp.listen(port, '::', ready));
  udp.unref();
  tcp.unref();
  return names;
}

/** Every name is there and leads into the sink: a program that is let down at once would try less. */
function answerTo(question: Buffer): Buffer {
  let end = 12;
  while (question[end]) end += (question[end] ?? 0) + 1;
  const asked = question.subarray(12, end + 5);
  const type = question.readUInt16BE(end + 1);
  const address = type === 1 ? nowhere.v4 : type === 28 ? nowhere.v6 : undefined;
  const head = Buffer.from([
    question[0] ?? 0,
    question[1] ?? 0,
    0x81,
    0x80,
    0,
    1,
    0,
    address ? 1 : 0,
    0,
    0,
    0,
    0,
  ]);
  const record = address ? [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, address.length, ...address] : [];
  return Buffer.concat([head, asked, Buffer.from(record)]);
}

/** Runs a program in the namespace of another process. */
const inside = (pid: number, flag: '--net' | '--mount', words: readonly string[], input = '') =>
  run('nsenter', ['--target', String(pid), flag, '--', ...words], input);

const port = 5300;
function leadRoads(pid: number) {
  ip('link set lo up');
  ip(`link add sink type veth peer name out netns ${pid}`);
  ip(`addr add ${ours.v4}/24 dev sink`);
  ip(`-6 addr add ${ours.v6}/64 dev sink nodad`);
  ip('link set sink up');
  run('nft', ['-f', '-'], catching(port));
  inside(pid, '--net', ['nft', '-f', '-'], counting);
  for (const words of [
    'link set lo up',
    `addr add ${theirs.v4}/24 dev out`,
    `-6 addr add ${theirs.v6}/64 dev out nodad`,
    'link set out up',
    `route add default via ${ours.v4}`,
    `-6 route add default via ${ours.v6}`,
  ])
    inside(pid, '--net', ['ip', ...words.split(' ')]);
}

/** Helpers of the machine answer questions about names through files, past every namespace: here nobody asks them. */
function leadNames(pid: number, folder: string) {
  const replace = (path: string, by: string) =>
    existsSync(path) && inside(pid, '--mount', ['mount', '--bind', by, path]);
  const files = {
    'resolv.conf': `nameserver ${ours.v4}\n`,
    'nsswitch.conf': 'hosts: files dns\npasswd: files\ngroup: files\n',
  };
  for (const [name, words] of Object.entries(files)) {
    writeFileSync(join(folder, name), words);
    replace(`/etc/${name}`, join(folder, name));
  }
  mkdirSync(join(folder, 'nothing'), { recursive: true });
  replace('/run/nscd', join(folder, 'nothing'));
}

/**
 * Leads every road of the process `pid`, which has namespaces of its own, into this one, and answers how to read what it
 * tried. `folder` is for the files that lead its questions about names here.
 */
export async function leadIntoSink(pid: number, folder: string) {
  const names = await openSink(port);
  leadRoads(pid);
  leadNames(pid, folder);
  // Held open, the network and its counters outlive the process: a crash must not hide what it tried before.
  const held = `--net=/proc/${process.pid}/fd/${openSync(`/proc/${pid}/ns/net`, 'r')}`;
  return () => {
    const listed = run('nsenter', [held, '--', 'nft', '--json', 'list', 'table', 'inet', 'egress']);
    return { ...countedBy(listed), names: [...names].toSorted() };
  };
}
