import { beforeAll, describe, expect, test } from 'vitest';
import { composeWith, missingForContainers } from './support/engine.ts';

type Service = {
  image: string;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  user?: string;
  privileged?: boolean;
  network_mode?: string;
  networks?: Record<string, unknown>;
  ports?: unknown[];
  mem_limit?: string;
  cpus?: number;
  pids_limit?: number;
  healthcheck?: { disable?: boolean; test?: string[] };
  restart?: string;
};
type House = { services: Record<string, Service>; networks: Record<string, { internal?: boolean }> };

const missing = missingForContainers();
describe.skipIf(missing)('what docker-compose.yml promises for every container', () => {
  let house: House;
  let services: [string, Service][];
  beforeAll(async () => {
    const compose = composeWith({ COMPOSE_PROFILES: 'scale' });
    house = JSON.parse(await compose('--profile', '*', 'config', '--format', 'json')) as House;
    services = Object.entries(house.services);
  });

  test('all that were named are there', () => {
    const names = [
      'app',
      'give-model',
      'models',
      'ollama',
      'postgres',
      'prepare',
      'proxy',
      'redis',
      'whisper',
    ];
    expect(Object.keys(house.services)).toEqual(expect.arrayContaining(names));
  });

  test('each is without rights, without a disk of its own, and bounded', () => {
    for (const [name, service] of services) {
      expect(service, name).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.security_opt, name).toContain('no-new-privileges:true');
      expect(service.user, name).toMatch(/^[1-9]\d+:[1-9]\d+$/);
      expect(service.privileged ?? false, name).toBe(false);
      expect(service.cap_add ?? [], name).toEqual(name === 'proxy' ? ['NET_BIND_SERVICE'] : []);
      expect(Number(service.mem_limit), name).toBeGreaterThan(0);
      expect(service.cpus, name).toBeGreaterThan(0);
      expect(service.pids_limit, name).toBeGreaterThan(0);
    }
  });

  test('each image is named by its exact version', () => {
    for (const [name, { image }] of services)
      expect(image, name).toMatch(/:\d+\.\d+(\.\d+)?(-[\w.]+)?(@sha256:\w+)?$/);
  });

  test('only the proxy, and the job that fetches models, touch a network that leads out; only the proxy has ports', () => {
    const leadsOut = (network: string) => !house.networks[network]?.internal;
    const out = services.filter(
      ([, { networks, network_mode: mode }]) =>
        mode !== 'none' && Object.keys(networks ?? { default: {} }).some(leadsOut),
    );
    expect(out.map(([name]) => name).toSorted()).toEqual(['models', 'proxy']);
    expect(services.filter(([, { ports }]) => ports?.length).map(([name]) => name)).toEqual(['proxy']);
  });
});
