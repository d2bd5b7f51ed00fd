import type { PickedFile } from './package-shapes.ts';

/** Several things at once get a folder around them; devices know this one. */
const ROOT = 'CodePush';

/** The files that were dropped, folders with all that is in them. */
export async function readDrop(data: DataTransfer): Promise<PickedFile[]> {
  // Both are there only until the event is over, so they are taken before anything is waited for.
  const dropped = Array.from(data.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const picked: PickedFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry) await readEntry(entry, entry.name, picked);
    else if (file) picked.push({ path: file.name, file });
  }
  return dropped.length > 1 ? picked.map(({ path, file }) => ({ path: `${ROOT}/${path}`, file })) : picked;
}

/** The files of an input, with the folder that was chosen at their top. */
export function readInput(input: HTMLInputElement): PickedFile[] {
  return Array.from(input.files ?? []).map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function readEntry(entry: FileSystemEntry, path: string, picked: PickedFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    picked.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Browsers give a hundred at a time, until there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const child of some) await readEntry(child, `${path}/${child.name}`, picked);
  }
}
