import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/style.css';

createRoot(document.getElementById('root')!).render(<StrictMode>…</StrictMode>);
