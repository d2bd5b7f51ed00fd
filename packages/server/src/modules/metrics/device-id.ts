/** The longest device id that is kept, in characters; real ones have 16 or 36. */
export const LONGEST_DEVICE_ID = 255;

/**
 * Whether a device id can be kept. Others are served like any, but nothing is kept of them.
 *
 * @example isKeptDevice('5b3f0c1e-0000-4000-8000-000000000000'); // true
 */
export function isKeptDevice(device: string): boolean {
  return device !== '' && device.length <= LONGEST_DEVICE_ID && !device.includes('\0');
}
