export const fingerprintOf: (folder: string) => Promise<string>;
export const buildIfChanged: (folder: string) => Promise<{ ms: number } | null>;
