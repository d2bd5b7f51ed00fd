/** Living channels that an app may have. */
export const CHANNELS_PER_APP = 100;
/** Deployment keys of a channel that may work at the same time: the current one and rotated ones. */
export const WORKING_KEYS_PER_CHANNEL = 20;
/** The channels that come with an app, in their order. */
export const FIRST_CHANNELS = ['Staging', 'Production'];
