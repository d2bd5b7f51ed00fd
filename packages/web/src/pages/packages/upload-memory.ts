const PREFIX = 'codepushgo.upload.';

/** Remembers by the bytes' own hash which upload they are on their way in, so that the same file goes on later. */
export function uploadMemory(about: {
  org: string;
  app: string;
  purpose: 'package' | 'source-map';
  sha256: string;
}): {
  read: () => string | null;
  write: (upload: string) => void;
  forget: () => void;
} {
  const key = PREFIX + JSON.stringify([about.org, about.app, about.purpose, about.sha256]);
  return {
    read: () => quietly(() => localStorage.getItem(key)) ?? null,
    write: (upload) => void quietly(() => localStorage.setItem(key, upload)),
    forget: () => void quietly(() => localStorage.removeItem(key)),
  };
}

// Browsers may forbid it; then a broken upload begins anew.
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
