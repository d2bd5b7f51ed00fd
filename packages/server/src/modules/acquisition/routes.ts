import { os } from '../../api-base.ts';
import { explainDevice } from './explain-device.ts';
import { listOverrides } from './list-overrides.ts';
import { previewDecision } from './preview-decision.ts';
import { removeOverride } from './remove-override.ts';
import { setOverride } from './set-override.ts';

const api = os.acquisition;

/** The endpoints of decisions and overrides. */
export const acquisitionRoutes = {
  explain: api.explain.handler(({ context, input }) => explainDevice(context, input)),
  preview: api.preview.handler(({ context, input }) => previewDecision(context, input, input)),
  listOverrides: api.listOverrides.handler(({ context, input }) => listOverrides(context, input, input)),
  setOverride: api.setOverride.handler(({ context, input }) => setOverride(context, input, input)),
  removeOverride: api.removeOverride.handler(({ context, input }) => removeOverride(context, input)),
};
