import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { readBoot } from './app/boot.ts';
import { knowVersion } from './app/connection.ts';
import './app/style.css';

knowVersion(readBoot()?.version ?? '');
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
