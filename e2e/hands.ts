import type { CDPSession, Locator, Page } from 'playwright-core';

/** How somebody works with a page: everything that a journey needs, by mouse or by keyboard alone. */
export interface Hands {
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Gives a folder to the page of a new release. */
  give(folder: string): Promise<void>;
}

/** Points, clicks, and drags from the desktop. */
export function mouseOf(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: (field, text) => field.fill(text),
    give: (folder) => dropOn(page, page.locator('.ui-drop').first(), folder),
  };
}

const MOST_STOPS = 80;

/** Tab, Enter, the letters, and nothing else: what cannot be reached so is out of reach. */
export function keyboardOf(page: Page): Hands {
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let stop = 0; stop <= MOST_STOPS; stop++) {
      if ((await target.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${String(target)}`);
  };
  const press = async (target: Locator): Promise<void> => {
    await reach(target);
    await page.keyboard.press('Enter');
  };
  return {
    press,
    write: async (field, text) => {
      await reach(field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    give: async (folder) => {
      const button = page.getByRole('button', { name: 'Choose a folder' });
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(button)]);
      await chooser.setFiles(folder);
    },
  };
}

/** Drops files or folders from the desktop, as the browser itself does. */
async function dropOn(page: Page, place: Locator, ...files: string[]): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session: CDPSession = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
