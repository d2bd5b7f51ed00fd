/** A device of an app, as its address names it. */
export interface DeviceTarget {
  org: string;
  project: string;
  app: string;
  device: string;
}

/** What the parts of its page are given: the device on one channel. */
export interface DeviceOnChannelTarget extends DeviceTarget {
  channel: string;
}
