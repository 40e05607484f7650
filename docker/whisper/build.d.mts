export const defaultFolder: string;
export function buildWhisper(wish?: {
  folder?: string;
  forAnyMachine?: boolean;
  cli?: boolean;
  tell?: (line: string) => void;
}): Promise<string>;
