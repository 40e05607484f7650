/** An outside process or server that works for us. */
export interface Machine {
  close(): Promise<void>;
}
/** The machines of the house: each is opened when it is first asked for, and once. */
export interface Engines {
  /** The machine of this name, opened by `open` if nobody has it running. An opening that fails is tried again next time. */
  of<M extends Machine>(name: string, open: () => Promise<M>): Promise<M>;
  close(): Promise<void>;
}

/** `standing` are machines that are there already: a test puts its own in their places. */
export function openEngines(standing: Readonly<Record<string, Machine>> = {}): Engines {
  const running = new Map(
    Object.entries(standing).map(([name, machine]) => [name, Promise.resolve(machine)]),
  );
  return {
    of<M extends Machine>(name: string, open: () => Promise<M>) {
      const known = running.get(name);
      if (known) return known as Promise<M>;
      const opening = open();
      running.set(name, opening);
      opening.catch(() => running.delete(name));
      return opening;
    },
    async close() {
      const machines = await Promise.allSettled(running.values());
      for (const machine of machines) if (machine.status === 'fulfilled') await machine.value.close();
    },
  };
}
