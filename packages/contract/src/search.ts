import { z } from 'zod';

/** Only items that have this text in their names, in any case. */
export const searchInput = { search: z.string().max(200).optional() };
