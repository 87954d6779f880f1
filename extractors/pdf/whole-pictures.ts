/** Canvas that accepts every size and draws nothing. */
class BoundlessCanvas {
  width: number;
  height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  getContext(): unknown {
    return { fillRect: () => undefined, getImageData: () => ({ data: [0, 0, 0, 255] }) };
  }
}

/**
 * Lets pdf.js decode JPEG 2000 pictures (JPX) whole. It asks an `OffscreenCanvas` how large pictures may be, finds none
 * in Node, and silently halves every picture over 2048 pixels: a 300 dpi page becomes one of 150 dpi.
 */
export const allowWholePictures = (): void => {
  if (typeof (globalThis as { OffscreenCanvas?: unknown }).OffscreenCanvas !== 'undefined') return;
  Object.defineProperty(globalThis, 'OffscreenCanvas', { value: BoundlessCanvas, configurable: true, writable: true });
};
