import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker } from './engine.ts';

const debian = 'FROM docker.io/library/debian:bookworm-slim\n';
const install = (...packages: string[]) =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')} && rm -rf /var/lib/apt/lists/*\n`;
// The published image gives its program this capability, too.
const proxy = `${debian}${install('caddy', 'wget', 'libcap2-bin')}RUN setcap cap_net_bind_service=+ep /usr/bin/caddy
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]\n`;
const ollama = `${debian}COPY ollama /usr/bin/ollama\nENTRYPOINT ["/usr/bin/ollama"]\nCMD ["serve"]\n`;
// Like the published ones: user 999, who owns the folder of the data.
const user = (name: string, folder: string) =>
  `RUN groupadd --gid 999 ${name} && useradd --uid 999 --gid 999 --home-dir ${folder} ${name} && mkdir -p ${folder} && chown 999:999 ${folder}\n`;
const postgres = `${debian}${user('postgres', '/var/lib/postgresql/data')}${install('postgresql-15')}RUN install --directory --owner 999 --group 999 --mode 3777 /run/postgresql
COPY start /start
ENV LANG=C.UTF-8 PATH=/usr/lib/postgresql/15/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENTRYPOINT ["/bin/sh", "/start"]\n`;
const redis = `${debian}${user('redis', '/data')}${install('redis-server')}WORKDIR /data\n`;
const place = (name: string) => new URL(`./${name}`, import.meta.url).pathname;

async function build(name: string, dockerfile: string, files: Record<string, string> = {}) {
  const image = `localhost/ai-interview-space-test/${name}:latest`;
  const context = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    writeFileSync(join(context, 'Dockerfile'), dockerfile);
    for (const [to, from] of Object.entries(files)) copyFileSync(from, join(context, to));
    await docker('build', '--quiet', '--tag', image, context);
    return image;
  } finally {
    rmSync(context, { recursive: true });
  }
}

/** The images of others, made from Debian's packages and the Ollama of this machine: no registry of images is asked. */
export const standIns = async () => ({
  PROXY_IMAGE: await build('proxy', proxy),
  OLLAMA_IMAGE: await build('ollama', ollama, { ollama: process.env.OLLAMA_BIN ?? '' }),
});
/** Those of the profile scale. */
export const storeStandIns = async () => ({
  POSTGRES_IMAGE: await build('postgres', postgres, { start: place('postgres.sh') }),
  REDIS_IMAGE: await build('redis', redis),
});
