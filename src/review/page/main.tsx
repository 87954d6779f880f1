import { render } from 'preact';
import type { SessionFacts } from '../api.ts';
import { App } from './app.tsx';
import { AskError, ask } from './state/ask.ts';
import { watchDesk } from './state/desk.ts';
import { watchKeys } from './state/keys.ts';
import { watchQueue } from './state/queue.ts';
import { watchAddress } from './state/route.ts';
import { reviewer, say, session } from './state/session.ts';
import { word } from './state/words.ts';
import './styles/base.css';
import './styles/shell.css';
import './styles/queue.css';
import './styles/source.css';
import './styles/records.css';
import './styles/dashboard.css';

const start = async (): Promise<void> => {
  watchAddress();
  render(<App />, document.querySelector('#page')!);
  try {
    session.value = await ask<SessionFacts>('/session');
    if (reviewer.value === '') reviewer.value = session.value.reviewer;
    watchQueue();
    watchDesk();
    watchKeys();
  } catch (error) {
    say(word(error instanceof AskError && error.code === 'no-session' ? 'noSession' : 'offline'), 'bad');
  }
};

void start();
