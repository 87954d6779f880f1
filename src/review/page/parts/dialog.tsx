import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { overlay } from '../state/session.ts';
import { word } from '../state/words.ts';

/** A panel over the page; Escape closes it, and the focus goes back to where it was. */
export const Dialog = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.focus?.();
  }, []);
  const close = () => {
    overlay.value = null;
  };
  return (
    <dialog ref={dialog} aria-label={title} onClose={close}>
      <header>
        <h2>{title}</h2>
        <button type="button" class="quiet" aria-label={word('close')} onClick={close}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
};
