/** Aborts on Ctrl-C and SIGTERM; a second signal ends the process at once, as everybody expects. */
export const stopOnSignal = (): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  const release = () => {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  };
  return { signal: controller.signal, release };
};
