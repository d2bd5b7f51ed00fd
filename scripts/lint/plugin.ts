import { clockOnly } from './clock-only.ts';
import { configOnly } from './config-only.ts';
import { moduleImports } from './module-imports.ts';
import { ownTables } from './own-tables.ts';
import { plainNames } from './plain-names.ts';

/** The rules of the house that no published linter knows. */
export default {
  meta: { name: 'house' },
  rules: {
    'clock-only': clockOnly,
    'config-only': configOnly,
    'module-imports': moduleImports,
    'own-tables': ownTables,
    'plain-names': plainNames,
  },
};
